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
    /// <summary>The tickets in a customer's scope: their own, and their company's when the portal says so.</summary>
    public static IQueryable<Ticket> VisibleTo(this IQueryable<Ticket> tickets, Caller caller)
    {
        var company = caller.Scope == TicketScope.Company ? caller.Company?.Id : null;
        return company is null
            ? tickets.Where(ticket => ticket.PortalId == caller.PortalId && ticket.ContactId == caller.Id)
            : tickets.Where(ticket => ticket.PortalId == caller.PortalId && (ticket.ContactId == caller.Id || ticket.CompanyId == company));
    }

    /// <summary>A ticket the customer may see, locked until the transaction ends, with the portal's settings.</summary>
    public static async Task<(Ticket Ticket, PortalSettings Portal)> LockForCustomerAsync(this ConversationDb db, string number, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var ticket = await db.LockAsync(db.Tickets.VisibleTo(caller).Named(number), ct);
        var portal = await db.EnsurePortalAsync(caller.PortalId, now, ct);
        return await db.ShowsAsync(portal, ticket, ct) ? (ticket, portal) : throw RuleException.NotFound("This ticket");
    }

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
