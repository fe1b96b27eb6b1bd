using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Tickets;

/// <summary>One ticket with its conversation; anything the caller may not see does not exist.</summary>
internal static class GetTicket
{
    public static async Task<IResult> HandleAsync(string ticket, Caller caller, TicketQueryDb db, SessionViews views, CancellationToken ct) =>
        new ViewAnswer(await views.GetAsync(caller, $"ticket\n{ticket}", _ => ReadAsync(db, caller, ticket, ct), ct));

    /// <summary>The ticket by id or number with its portal's settings, if the caller is shown it; otherwise it does not exist.</summary>
    public static async Task<(NamedTicket Named, PortalView View)> FindAsync(TicketQueryDb db, Caller caller, string key, CancellationToken ct)
    {
        var query =
            from ticket in Named(db.TicketsInScopeOf(caller), key).Once
            from contact in db.People.AsNoTracking().Where(person => person.Id == ticket.ContactId).DefaultIfEmpty()
            from owner in db.People.AsNoTracking().Where(person => person.Id == ticket.OwnerId).DefaultIfEmpty()
            from settings in db.Portals.AsNoTracking().Where(portal => portal.Id == ticket.PortalId).DefaultIfEmpty()
            select new { ticket, contact, owner, settings };
        var found = await query.FirstOrDefaultAsync(ct) ?? throw NotFound();
        var view = PortalView.Of(found.settings);

        // The settings come with the ticket, so that portals without a filter need no further query.
        var shown = view.Display.TicketFilter is not { } filter
            || await db.Tickets.Where(ticket => ticket.Id == found.ticket.Id).AnyAsync(view.Matching(db, filter), ct);
        return shown ? (new NamedTicket(found.ticket, found.contact, found.owner), view) : throw NotFound();
    }

    private static RuleException NotFound() => RuleException.NotFound("This ticket");

    private static VisibleTickets Named(VisibleTickets tickets, string key) => Guid.TryParse(key, out var id)
        ? tickets.Where(ticket => ticket.Id == id)
        : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? tickets.Where(ticket => ticket.Number == number)
            : throw NotFound();

    private static async Task<TicketDetail> ReadAsync(TicketQueryDb db, Caller caller, string key, CancellationToken ct)
    {
        var (named, view) = await FindAsync(db, caller, key, ct);
        var thread = await ListMessages.ReadAsync(db, caller, named.Ticket.Id, view, null, ListMessages.MaxLimit, ct);
        return ToDetail(named, view, thread);
    }

    private static TicketDetail ToDetail(NamedTicket named, PortalView view, ThreadItem thread)
    {
        var item = TicketItem.Of(named, view);
        var closed = named.Ticket.Closed;
        var reopens = closed && view.Reopens(named.Ticket);
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
            Stage: view.ShownStage(named.Ticket),
            PropertiesOf(named, view),
            thread,
            CanReply: !closed || reopens,
            CanClose: !closed && view.MayClose(named.Ticket),
            reopens);
    }

    /// <summary>Everything customers may see that has no field of its own (W11, P45). The description is the first message, which stands in the thread; the stage stands above.</summary>
    public static IReadOnlyList<PropertyItem> PropertiesOf(NamedTicket named, PortalView view) =>
        [.. view.TicketProperties.Where(ShownValues.Belongs)
            .Where(property => property.Name is not StandardProperties.Stage and not StandardProperties.Content && (property.Name != StandardProperties.Pipeline || view.ShowsStages))
            .Select(property => new PropertyItem(property.Name, property.Label, property.Group, property.Type, ShownValues.Of(named, view, property)))
            .Where(property => property.Value.Length > 0)];
}

/// <summary>One ticket with its conversation and what its customer may do with it.</summary>
/// <param name="Stage">The stage's own label where the portal shows it (P25); null leaves open or closed.</param>
/// <param name="CanReply">False on closed tickets of a portal that refuses replies to them (P29).</param>
/// <param name="Reopens">Whether a reply reopens the ticket.</param>
internal sealed record TicketDetail(
    Guid Id,
    long Number,
    string Subject,
    RequesterItem? RequestedBy,
    DateTimeOffset? CreatedAt,
    OwnerItem? Owner,
    DateTimeOffset? LastActivityAt,
    StatusItem Status,
    string? Priority,
    string? Category,
    long Version,
    string? Stage,
    IReadOnlyList<PropertyItem> Properties,
    ThreadItem Thread,
    bool CanReply,
    bool CanClose,
    bool Reopens);

/// <summary>The newest messages, oldest first. <see cref="Earlier"/> is the cursor of those before; null when there are none.</summary>
internal sealed record ThreadItem(Guid? Id, IReadOnlyList<MessageItem> Messages, string? Earlier);

/// <summary>A property with its value as customers read it: options by their labels, times and numbers as they are written.</summary>
internal sealed record PropertyItem(string Name, string Label, string Group, PropertyType Type, string Value);
