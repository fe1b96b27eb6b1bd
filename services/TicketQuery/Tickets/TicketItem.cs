using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>A ticket in a customer's list.</summary>
internal sealed record TicketItem(
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
    long Version)
{
    public static TicketItem Of(NamedTicket row) => new(
        row.Ticket.Id,
        row.Ticket.Number,
        row.Ticket.Subject,
        new RequesterItem(row.Ticket.ContactId, DisplayNames.Requester(row)),
        row.Ticket.CreatedAt,
        DisplayNames.Owner(row) is { } owner ? new OwnerItem(owner) : null,
        row.Ticket.LastActivityAt,
        StatusItem.Of(row.Ticket.Closed),
        row.Ticket.Priority,
        row.Ticket.Category,
        row.Ticket.Version);
}

/// <summary>Who filed the ticket.</summary>
internal sealed record RequesterItem(Guid Id, string Name);

/// <summary>Who takes care of it, by the name customers may see.</summary>
internal sealed record OwnerItem(string Name);

/// <summary>What customers see of a stage: open or closed (P25).</summary>
internal sealed record StatusItem(string Label, bool Closed)
{
    public static StatusItem Of(bool closed) => new(closed ? "Closed" : "Open", closed);
}

/// <summary>A ticket with today's names of its people, where they are known.</summary>
internal sealed record NamedTicket(Ticket Ticket, Person? Contact, Person? Owner);

internal static class NamedTickets
{
    /// <summary>Joins the names to ordered tickets.</summary>
    public static IQueryable<NamedTicket> WithNames(this IQueryable<Ticket> tickets, TicketQueryDb db) =>
        from ticket in tickets
        from contact in db.People.Where(person => person.Id == ticket.ContactId).DefaultIfEmpty()
        from owner in db.People.Where(person => person.Id == ticket.OwnerId).DefaultIfEmpty()
        select new NamedTicket(ticket, contact, owner);
}
