using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.Gateway.Services;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Visibility;

/// <summary>For staff: what of a ticket stands in the portal, and who of the customers sees it by which rule (P26, B14). The settings are those this gateway opens sessions by.</summary>
internal static class TicketVisibilityEndpoint
{
    public static void MapTicketVisibility(this IEndpointRouteBuilder routes) => routes.MapGet("/api/desk/tickets/{number:long}/visibility", GetAsync)
        .Produces<TicketVisibility>().ProducesProblem(StatusCodes.Status404NotFound).WithTags("Desk").WithName("getTicketVisibility");

    /// <summary>All around the ticket, or one <paramref name="contact"/>.</summary>
    private static async Task<IResult> GetAsync(long number, Guid? contact, HttpContext http, ServiceClients services, CancellationToken ct)
    {
        http.Require(Permissions.Tickets);
        var portal = http.Portal();
        var question = new
        {
            portalId = portal.Id,
            portal.On,
            settings = new { portal.TicketScope, portal.ScopeFilter },
            ticketNumber = number,
            contactId = contact,
        };
        return TypedResults.Ok(await services.TicketQuery.PostAsync<TicketVisibility>("/internal/tickets/explain", question, portal.Id, ct) ?? throw RuleException.NotFound("This ticket"));
    }
}

/// <summary>How a ticket stands in the portal.</summary>
/// <param name="Version">The ticket's as customers are shown it; while it is behind the desk's, so is what is said here.</param>
/// <param name="PortalOn">Whether the portal is switched on (P39).</param>
/// <param name="MatchesFilter">Whether the portal's ticket filter shows it (P21).</param>
/// <param name="Hidden">Whether the requester's colleagues are not shown it (B4).</param>
/// <param name="Contacts">The requester first, then who takes part, then the first twenty of the company by name; or the one who was asked for.</param>
/// <param name="Colleagues">How many of the company there are besides requester and participants.</param>
internal sealed record TicketVisibility(
    long Version, bool PortalOn, bool MatchesFilter, bool Hidden, IReadOnlyList<ConversationVisibility> Threads, IReadOnlyList<ContactVisibility> Contacts, int Colleagues);

/// <summary>A conversation of the ticket with its public messages.</summary>
/// <param name="Original">The ticket's oldest one, the only one customers are shown (P27).</param>
internal sealed record ConversationVisibility(Guid Id, DateTimeOffset StartedAt, int Messages, bool Original, bool Shown);

/// <summary>Whether a contact sees the ticket, and why.</summary>
/// <param name="Reason">Sees: <c>own</c>, <c>participant</c>, <c>company</c>, <c>group</c>. Does not: <c>portal-off</c>, <c>ticket-filter</c>, <c>hidden</c>, <c>own-only</c>, <c>not-in-group</c>, <c>other-company</c>.</param>
/// <param name="Right">What a participant may do; null for others.</param>
internal sealed record ContactVisibility(
    Guid Id, string Name, string Email, string? Company, ContactRelation Relation, bool Sees, string Reason, ParticipantRight? Right);

/// <summary>What a contact has to do with a ticket.</summary>
internal enum ContactRelation
{
    Requester,
    Participant,
    Colleague,
    Other,
}
