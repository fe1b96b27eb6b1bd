using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;

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

        var company = person.CompanyId is { } id ? new CompanyRef(id, person.CompanyName ?? "") : null;
        var scope = company is not null && SeesCompany(person, view) ? TicketScope.Company : TicketScope.Own;
        return new Caller(CallerKind.Contact, person.Id, portalId, company, scope, [], person.FirstName, person.LastName, person.Email, SessionId: "");
    }

    /// <summary>As Identity decides for sessions: without a filter nobody is in the group. Before the portal has told, nobody sees more than their own.</summary>
    private static bool SeesCompany(Person person, PortalView view) => view.Display.Audience switch
    {
        { Scope: TicketScope.Company } => true,
        { Scope: TicketScope.Group, ScopeFilter: { } group } => FilterEngine.Matches(group, view.FindContact, person.ValueOf),
        _ => false,
    };
}
