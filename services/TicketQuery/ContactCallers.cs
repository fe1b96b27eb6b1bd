using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Visibility;

namespace Portal.TicketQuery;

/// <summary>What a contact may see while no session of theirs asks: for files that are made later or fetched by a secret address.</summary>
internal static class ContactCallers
{
    /// <summary>The contact as their session would be at this moment (P7 to P9); null for nobody, and while the portal is off.</summary>
    public static async Task<Caller?> FindCallerAsync(this TicketQueryDb db, Guid portalId, Guid contactId, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(known => known.Id == contactId && known.PortalId == portalId, ct);
        var view = await PortalView.OfAsync(db, portalId, ct);
        if (person is null || view.Display.Audience is { On: false })
        {
            return null;
        }

        // Before the portal has told, nobody sees more than their own.
        var audience = view.Display.Audience;
        return CallerOf(person, new VisibilityRules(audience?.Scope ?? TicketScope.Own, audience?.ScopeFilter, view.Display.TicketFilter), view);
    }

    /// <summary>The contact as the gateway's token would name them under <paramref name="rules"/>.</summary>
    public static Caller CallerOf(Person contact, VisibilityRules rules, PortalView view) => new(
        CallerKind.Contact,
        contact.Id,
        contact.PortalId!.Value,
        contact.CompanyId is { } company ? new CompanyRef(company, contact.CompanyName ?? "") : null,
        rules.ShowCompanyTo(contact, view) ? TicketScope.Company : TicketScope.Own,
        [],
        contact.FirstName,
        contact.LastName,
        contact.Email,
        SessionId: "");
}
