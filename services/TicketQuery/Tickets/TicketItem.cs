using Portal.Contracts.Properties;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>A ticket in a customer's list. What the portal hides (W11) is null, a hidden subject is empty.</summary>
/// <param name="Values">The configured columns that are no fields here, as customers read them; those without a value are left out.</param>
internal sealed record TicketItem(
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
    IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Where a search found it; null in lists that nothing was searched in.</summary>
    public FoundItem? Found { get; init; }

    public static TicketItem Of(NamedTicket row, PortalView view) => new(
        row.Ticket.Id,
        row.Ticket.Number,
        view.Shows(StandardProperties.Subject) ? row.Ticket.Subject : "",
        view.Shows(StandardProperties.RequestedBy) ? new RequesterItem(row.Ticket.ContactId, DisplayNames.Requester(row)) : null,
        view.Shows(StandardProperties.CreateDate) ? row.Ticket.CreatedAt : null,
        view.Shows(StandardProperties.Owner) && DisplayNames.Owner(row, view.Display.OwnerName) is { } owner ? new OwnerItem(owner) : null,
        view.Shows(StandardProperties.LastActivity) ? row.Ticket.LastActivityAt : null,
        StatusItem.Of(row.Ticket, view),
        view.Shows(StandardProperties.Priority) ? row.Ticket.Priority : null,
        view.Shows(StandardProperties.Category) ? row.Ticket.Category : null,
        row.Ticket.Version,
        ShownValues.Of(row, view, view.Columns.Select(column => column.Property)));
}

/// <summary>Who filed the ticket.</summary>
internal sealed record RequesterItem(Guid Id, string Name);

/// <summary>Who takes care of it, by the name customers may see.</summary>
internal sealed record OwnerItem(string Name);

/// <summary>What customers see of a stage: open or closed, or its own name where the portal shows stages (P25).</summary>
internal sealed record StatusItem(string Label, bool Closed)
{
    public static StatusItem Of(Ticket ticket, PortalView view) =>
        new(view.ShownStage(ticket) ?? (ticket.Closed ? "Closed" : "Open"), ticket.Closed);
}

/// <summary>A ticket with today's names of its people, where they are known.</summary>
/// <param name="Description">The text of its first message; only where it is asked for.</param>
internal sealed record NamedTicket(Ticket Ticket, Person? Contact, Person? Owner, string? Description = null);

internal static class NamedTickets
{
    /// <summary>Joins the names to ordered tickets, and the text of the first message where it is a column.</summary>
    public static IQueryable<NamedTicket> WithNames(this IQueryable<Ticket> tickets, TicketQueryDb db, PortalView view) =>
        view.Columns.Any(column => column.Property.Name == StandardProperties.Content) ? tickets.WithNamesAndDescription(db) : tickets.WithNames(db);

    private static IQueryable<NamedTicket> WithNames(this IQueryable<Ticket> tickets, TicketQueryDb db) =>
        from ticket in tickets
        from contact in db.People.Where(person => person.Id == ticket.ContactId).DefaultIfEmpty()
        from owner in db.People.Where(person => person.Id == ticket.OwnerId).DefaultIfEmpty()
        select new NamedTicket(ticket, contact, owner, null);

    private static IQueryable<NamedTicket> WithNamesAndDescription(this IQueryable<Ticket> tickets, TicketQueryDb db) =>
        from ticket in tickets
        from contact in db.People.Where(person => person.Id == ticket.ContactId).DefaultIfEmpty()
        from owner in db.People.Where(person => person.Id == ticket.OwnerId).DefaultIfEmpty()
        select new NamedTicket(
            ticket,
            contact,
            owner,
            db.Messages.Where(message => message.TicketId == ticket.Id).OrderBy(message => message.CreatedAt).ThenBy(message => message.Id).Select(message => message.Text).FirstOrDefault());
}
