using Portal.Contracts.Filters;
using Portal.Contracts.Portals;

namespace Portal.TicketQuery.Visibility;

/// <summary>The settings that decide who sees which ticket.</summary>
internal sealed record VisibilityRules(TicketScope TicketScope, Filter? ScopeFilter, Filter? TicketFilter)
{
    /// <summary>Whether the contact's sessions show the company's tickets (P7 to P9), as Identity decides for them: without a filter nobody is in the group.</summary>
    public bool ShowCompanyTo(Person contact, PortalView view) => contact.CompanyId is not null && TicketScope switch
    {
        TicketScope.Company => true,
        TicketScope.Group => ScopeFilter is { } group && FilterEngine.Matches(group, view.FindContact, contact.ValueOf),
        _ => false,
    };

    /// <summary>Names the rule that shows the ticket to the contact or hides it.</summary>
    /// <param name="shown">Whether the ticket passes the portal's filter (P21).</param>
    /// <param name="takesPart">Whether the contact was let into it (W2).</param>
    public TicketVerdict Judge(Person contact, Ticket ticket, bool shown, bool takesPart, PortalView view) => (contact, ticket) switch
    {
        _ when !shown => new TicketVerdict(false, "ticket-filter"),
        _ when takesPart => new TicketVerdict(true, "participant"),
        _ when ticket.ContactId == contact.Id => new TicketVerdict(true, "own"),
        _ when ticket.Hidden => new TicketVerdict(false, "hidden"),
        _ when contact.CompanyId is null || contact.CompanyId != ticket.CompanyId => new TicketVerdict(false, "other-company"),
        _ when ShowCompanyTo(contact, view) => new TicketVerdict(true, TicketScope == TicketScope.Group ? "group" : "company"),
        _ => new TicketVerdict(false, TicketScope == TicketScope.Group ? "not-in-group" : "own-only"),
    };
}

/// <summary>Whether a contact sees a ticket, and by which rule.</summary>
/// <param name="Reason">Sees: <c>own</c>, <c>participant</c>, <c>company</c>, <c>group</c>. Does not: <c>ticket-filter</c>, <c>hidden</c>, <c>own-only</c>, <c>not-in-group</c>, <c>other-company</c>, <c>portal-off</c>, <c>unknown-contact</c>, <c>unknown-ticket</c>.</param>
internal sealed record TicketVerdict(bool Sees, string Reason);
