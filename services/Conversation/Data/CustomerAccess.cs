using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations.Data;

/// <summary>Which tickets are there for a customer. What is not is not found (404), whether it exists or not.</summary>
internal static class CustomerAccess
{
    /// <summary>A ticket the customer may see, locked until the transaction ends, with the portal's settings.</summary>
    /// <param name="needed">What the customer must be allowed to do there; who only may do less is refused (403).</param>
    public static async Task<(Ticket Ticket, PortalSettings Portal)> LockForCustomerAsync(
        this ConversationDb db, string number, Caller caller, ParticipantRight needed, DateTimeOffset now, CancellationToken ct)
    {
        var ticket = await db.LockAsync(db.Tickets.OfPortal(caller).Named(number), ct);
        var right = ticket.RightOf(caller) ?? throw RuleException.NotFound("This ticket");
        var portal = await db.EnsurePortalAsync(caller.PortalId, now, ct);
        if (!await db.ShowsAsync(portal, ticket, ct))
        {
            throw RuleException.NotFound("This ticket");
        }

        return right >= needed ? (ticket, portal) : throw new RuleException("right-missing", "You may see this ticket, not do this in it.", StatusCodes.Status403Forbidden);
    }

    /// <summary>Whether a ticket is there for a customer.</summary>
    public static async Task<bool> MaySeeAsync(this ConversationDb db, Guid ticketId, Caller caller, CancellationToken ct) =>
        await db.Tickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Id == ticketId, ct) is { } ticket
        && ticket.RightOf(caller) is not null
        && await db.Portals.AsNoTracking().FirstOrDefaultAsync(portal => portal.Id == caller.PortalId, ct) is { } portal
        && await db.ShowsAsync(portal, ticket, ct);

    /// <summary>Whether the portal's filter lets customers see a ticket (P21).</summary>
    public static async Task<bool> ShowsAsync(this ConversationDb db, PortalSettings portal, Ticket ticket, CancellationToken ct)
    {
        if (portal.TicketFilter is not { } filter)
        {
            return true;
        }

        var properties = await db.PropertiesAsync(portal.Id, ct);
        var snapshot = await db.SnapshotAsync(ticket, ct);
        var content = filter.Groups.Any(group => group.Conditions.Any(condition => condition.Property == StandardProperties.Content)) ? await db.ContentAsync(ticket, ct) : "";
        return FilterEngine.Matches(filter, properties.Find, name => TicketFacts.Of(snapshot, name, content));
    }

    private static async Task<string> ContentAsync(this ConversationDb db, Ticket ticket, CancellationToken ct) =>
        await db.Messages.Where(message => message.TicketId == ticket.Id && message.Kind == MessageKind.Message)
            .OrderBy(message => message.Position).Select(message => message.Text).FirstOrDefaultAsync(ct) ?? "";
}
