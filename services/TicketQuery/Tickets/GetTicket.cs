using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
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
        var people = await TicketPeople.OfAsync(db, named.Ticket, caller, ct);
        var history = await db.HistoryAsync(named.Ticket.Id, caller, view, ct);
        return ToDetail(named, view, people, thread, history, await db.LinksAsync(named.Ticket, caller, view, ct));
    }

    private static TicketDetail ToDetail(NamedTicket named, PortalView view, TicketPeople people, ThreadItem thread, IReadOnlyList<HistoryItem> history, IReadOnlyList<LinkItem> links)
    {
        var item = TicketItem.Of(named, view);
        var closed = named.Ticket.Closed;
        var reopens = closed && view.Reopens(named.Ticket);
        var open = (!closed || reopens) && people.Right >= ParticipantRight.Reply;
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
            history,
            named.Ticket.NextStep,
            CanReply: open,
            CanClose: !closed && view.MayClose(named.Ticket) && people.Right == ParticipantRight.Close,
            reopens,
            closed ? view.ReopensUntil(named.Ticket) : null,
            open ? EditsOf(named.Ticket, view) : [],
            people.Participants,
            people.Requester,
            named.Ticket.Hidden,
            CanHide: people.Requester && (named.Ticket.Hidden || (view.MayHide && named.Ticket.CompanyId is not null)),
            AsksRating: closed && view.AsksRating && people.Right >= ParticipantRight.Reply,
            named.Ticket.Rating is { } rating ? new RatingItem(rating.Score, rating.Comment) : null,
            links);
    }

    /// <summary>What customers may change (W16), with or without a value.</summary>
    private static IReadOnlyList<EditItem> EditsOf(Ticket ticket, PortalView view) =>
        [.. view.TicketProperties.Where(CustomerEdits.Allow)
            .Select(property => new EditItem(property.Name, property.Label, property.Description, property.Type, property.Options, ticket.ValueOf(property.Name), CustomerEdits.TagOf(ticket.ValueOf(property.Name))))];

    /// <summary>Everything customers may see that has no field of its own (W11, P45). The description is the first message, which stands in the thread; the stage stands above.</summary>
    public static IReadOnlyList<PropertyItem> PropertiesOf(NamedTicket named, PortalView view) =>
        [.. view.TicketProperties.Where(ShownValues.Belongs)
            .Where(property => property.Name is not StandardProperties.Stage and not StandardProperties.Content && (property.Name != StandardProperties.Pipeline || view.ShowsStages))
            .Select(property => new PropertyItem(property.Name, property.Label, property.Group, property.Type, ShownValues.Of(named, view, property)))
            .Where(property => property.Value.Length > 0)];
}

/// <summary>One ticket with its conversation and what its customer may do with it.</summary>
/// <param name="Stage">The stage's own label where the portal shows it (P25); null leaves open or closed.</param>
/// <param name="History">What was done to it, oldest first.</param>
/// <param name="NextStep">Who is expected to act next; null while nobody knows.</param>
/// <param name="CanReply">False on closed tickets of a portal that refuses replies to them (P29).</param>
/// <param name="Reopens">Whether a reply reopens the ticket.</param>
/// <param name="ReopensUntil">From then on a reply starts a new ticket instead (W19); null: never.</param>
/// <param name="CanShare">Whether the caller decides who takes part: the requester does.</param>
/// <param name="Hidden">Whether the requester's colleagues are not shown it.</param>
/// <param name="AsksRating">Whether the caller is asked how it went; an answer that is there can be changed.</param>
/// <param name="CanHide">Whether the caller may change that.</param>
/// <param name="Edits">The properties this customer may change now.</param>
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
    IReadOnlyList<HistoryItem> History,
    NextStep? NextStep,
    bool CanReply,
    bool CanClose,
    bool Reopens,
    DateTimeOffset? ReopensUntil,
    IReadOnlyList<EditItem> Edits,
    IReadOnlyList<ParticipantItem> Participants,
    bool CanShare,
    bool Hidden,
    bool CanHide,
    bool AsksRating,
    RatingItem? Rating,
    IReadOnlyList<LinkItem> Links);

/// <summary>What this ticket's customers said about how it was closed.</summary>
internal sealed record RatingItem(RatingScore Score, string? Comment);

/// <summary>The newest messages, oldest first. <see cref="Earlier"/> is the cursor of those before; null when there are none.</summary>
internal sealed record ThreadItem(Guid? Id, IReadOnlyList<MessageItem> Messages, string? Earlier);

/// <summary>A property with its value as customers read it: options by their labels, times and numbers as they are written.</summary>
internal sealed record PropertyItem(string Name, string Label, string Group, PropertyType Type, string Value);

/// <summary>A property to change, with its value as it is stored.</summary>
/// <param name="Tag">Names that value; goes with the change as <c>If-Match</c>.</param>
internal sealed record EditItem(string Name, string Label, string? Description, PropertyType Type, IReadOnlyList<PropertyOption> Options, string Value, string Tag);
