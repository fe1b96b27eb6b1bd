using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Tickets;

/// <summary>One ticket with its conversation; anything the caller may not see does not exist.</summary>
internal static class GetTicket
{
    public static async Task<IResult> HandleAsync(string ticket, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        var row = await FindAsync(db, caller, ticket, ct);
        var settings = await db.Portals.AsNoTracking().FirstOrDefaultAsync(portal => portal.Id == caller.PortalId, ct);
        var people = await db.PeopleAsync(row.OwnerId is { } owner ? [row.ContactId, owner] : [row.ContactId], ct);
        var named = new NamedTicket(row, people.GetValueOrDefault(row.ContactId), people.GetValueOrDefault(row.OwnerId ?? Guid.Empty));
        var thread = await ListMessages.ReadAsync(db, caller, row.Id, null, ListMessages.MaxLimit, ct);
        return new ViewAnswer(View.Of(ToDetail(TicketItem.Of(named), thread, settings)));
    }

    /// <summary>The ticket by id or number, if the caller may see it; otherwise it does not exist.</summary>
    public static async Task<Ticket> FindAsync(TicketQueryDb db, Caller caller, string key, CancellationToken ct)
    {
        var visible = db.TicketsVisibleTo(caller).Once;
        var found = Guid.TryParse(key, out var id)
            ? await visible.FirstOrDefaultAsync(ticket => ticket.Id == id, ct)
            : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? await visible.FirstOrDefaultAsync(ticket => ticket.Number == number, ct)
                : null;
        return found ?? throw RuleException.NotFound("This ticket");
    }

    private static TicketDetail ToDetail(TicketItem item, ThreadItem thread, PortalSettings? settings)
    {
        // A portal whose settings have not arrived yet allows what needs no setting.
        var reopens = item.Status.Closed && settings?.ClosedReply == ClosedReply.Reopen;
        return new TicketDetail(
            item.Id,
            item.Number,
            item.Subject,
            item.RequestedBy,
            item.CreatedAt,
            item.Owner,
            item.LastActivityAt,
            item.Status,
            item.Priority,
            item.Category,
            item.Version,
            Stage: null,
            Description: null,
            thread,
            CanReply: !item.Status.Closed || reopens,
            CanClose: !item.Status.Closed && settings is { CustomersMayClose: true },
            reopens);
    }
}

/// <summary>One ticket with its conversation and what its customer may do with it.</summary>
/// <param name="Stage">The stage's own label where the portal shows it (P25); null leaves open or closed.</param>
/// <param name="CanReply">False on closed tickets of a portal that refuses replies to them (P29).</param>
/// <param name="Reopens">Whether a reply reopens the ticket.</param>
internal sealed record TicketDetail(
    Guid Id,
    long Number,
    string Subject,
    RequesterItem RequestedBy,
    DateTimeOffset CreatedAt,
    OwnerItem? Owner,
    DateTimeOffset LastActivityAt,
    StatusItem Status,
    string? Priority,
    string? Category,
    long Version,
    string? Stage,
    string? Description,
    ThreadItem Thread,
    bool CanReply,
    bool CanClose,
    bool Reopens);

/// <summary>The newest messages, oldest first. <see cref="Earlier"/> is the cursor of those before; null when there are none.</summary>
internal sealed record ThreadItem(Guid? Id, IReadOnlyList<MessageItem> Messages, string? Earlier);
