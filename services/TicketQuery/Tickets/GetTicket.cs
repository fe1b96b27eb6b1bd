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
    public static async Task<IResult> HandleAsync(string ticket, Caller caller, TicketQueryDb db, SessionViews views, CancellationToken ct) =>
        new ViewAnswer(await views.GetAsync(caller, $"ticket\n{ticket}", () => ReadAsync(db, caller, ticket, ct), ct));

    /// <summary>The ticket by id or number, if the caller may see it; otherwise it does not exist.</summary>
    public static IQueryable<Ticket> Named(TicketQueryDb db, Caller caller, string key)
    {
        var visible = db.TicketsVisibleTo(caller);
        return Guid.TryParse(key, out var id)
            ? visible.Where(ticket => ticket.Id == id).Once
            : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? visible.Where(ticket => ticket.Number == number).Once
                : throw NotFound();
    }

    public static RuleException NotFound() => RuleException.NotFound("This ticket");

    private static async Task<TicketDetail> ReadAsync(TicketQueryDb db, Caller caller, string key, CancellationToken ct)
    {
        var query =
            from ticket in Named(db, caller, key)
            from contact in db.People.AsNoTracking().Where(person => person.Id == ticket.ContactId).DefaultIfEmpty()
            from owner in db.People.AsNoTracking().Where(person => person.Id == ticket.OwnerId).DefaultIfEmpty()
            from settings in db.Portals.AsNoTracking().Where(portal => portal.Id == ticket.PortalId).DefaultIfEmpty()
            select new { ticket, contact, owner, settings };
        var found = await query.FirstOrDefaultAsync(ct) ?? throw NotFound();
        var named = new NamedTicket(found.ticket, found.contact, found.owner);
        var thread = await ListMessages.ReadAsync(db, caller, found.ticket.Id, null, ListMessages.MaxLimit, ct);
        return ToDetail(TicketItem.Of(named), thread, found.settings);
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
