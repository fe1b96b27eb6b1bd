using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Reads which tickets belong to one (W19).</summary>
internal static class TicketLinks
{
    /// <summary>The ticket this one goes on with and those that go on with it, as far as the caller is shown them.</summary>
    public static async Task<IReadOnlyList<LinkItem>> LinksAsync(this TicketQueryDb db, Ticket ticket, Caller caller, PortalView view, CancellationToken ct)
    {
        var ids = await db.Tickets.Where(other => other.Id == ticket.FollowUpOf || other.FollowUpOf == ticket.Id).Select(other => other.Id).ToListAsync(ct);
        if (ids.Count == 0)
        {
            return [];
        }

        var visible = db.TicketsInScopeOf(caller).Where(other => ids.Contains(other.Id));
        visible = view.Display.TicketFilter is { } filter ? visible.Where(view.Matching(db, filter)) : visible;
        var shown = await visible.Once.ToListAsync(ct);
        return [.. shown.OrderBy(other => other.Number).Select(other => new LinkItem(
            other.FollowUpOf == ticket.Id ? TicketRelation.FollowedUpBy : TicketRelation.FollowUpOf,
            other.Number,
            view.Shows(StandardProperties.Subject) ? other.Subject : "",
            StatusItem.Of(other, view)))];
    }
}

/// <summary>A ticket this one goes on with, or that goes on with this one.</summary>
internal sealed record LinkItem(TicketRelation Relation, long Number, string Subject, StatusItem Status);
