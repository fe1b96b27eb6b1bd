using Portal.Contracts.Identities;
using Portal.Contracts.Tickets;

namespace Portal.TicketQuery.Tickets;

/// <summary>The one place that decides by which name customers see people, on every way out: staff by first name (P24), customers in full.</summary>
internal static class DisplayNames
{
    /// <summary>For staff without a first name: neither the last name nor the address may stand in for it.</summary>
    private const string Nameless = "Support";

    public static string Requester(NamedTicket row) =>
        row.Contact is { } person ? PersonName.Full(person.FirstName, person.LastName, person.Email) : row.Ticket.ContactName;

    /// <summary>Null for a ticket without an owner.</summary>
    public static string? Owner(NamedTicket row) =>
        row.Ticket.OwnerId is null ? null : Staff(row.Owner?.FirstName ?? row.Ticket.OwnerFirstName);

    public static string Author(Message message, Person? person) => message.AuthorKind switch
    {
        AuthorKind.Agent => Staff(person?.FirstName ?? message.AuthorFirstName),
        AuthorKind.Contact => person is null
            ? PersonName.Full(message.AuthorFirstName, message.AuthorLastName, "")
            : PersonName.Full(person.FirstName, person.LastName, person.Email),
        _ => PersonName.Full(message.AuthorFirstName, message.AuthorLastName, ""),
    };

    private static string Staff(string? firstName) => string.IsNullOrWhiteSpace(firstName) ? Nameless : firstName;
}
