using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;

namespace Portal.TicketQuery.Tickets;

/// <summary>The one place that decides by which name customers see people, on every way out: staff as the portal's settings say (P24), customers in full.</summary>
internal static class DisplayNames
{
    /// <summary>For staff without the name to be shown: no other part of the name and no address may stand in for it.</summary>
    public const string Nameless = "Support";

    public static string Requester(NamedTicket row) =>
        row.Contact is { } person ? PersonName.Full(person.FirstName, person.LastName, person.Email) : row.Ticket.ContactName;

    /// <summary>Null for a ticket without an owner.</summary>
    public static string? Owner(NamedTicket row, OwnerName settings) => row.Ticket.OwnerId is null
        ? null
        : Staff(row.Owner?.FirstName ?? row.Ticket.OwnerFirstName, row.Owner is { } owner ? owner.LastName : row.Ticket.OwnerLastName, settings);

    /// <summary>Agents are named as owners are, so that an alias is not undone by the name under a reply.</summary>
    public static string Author(MessageAuthor author, Person? person, OwnerName settings) => author.Kind switch
    {
        AuthorKind.Agent => Staff(person?.FirstName ?? author.FirstName, person?.LastName ?? author.LastName, settings),
        AuthorKind.Contact => person is null
            ? PersonName.Full(author.FirstName, author.LastName, "")
            : PersonName.Full(person.FirstName, person.LastName, person.Email),
        _ => PersonName.Full(author.FirstName, author.LastName, ""),
    };

    public static string Staff(string? firstName, string? lastName, OwnerName settings)
    {
        var name = settings.Mode switch
        {
            OwnerNameMode.FullName => PersonName.Full(firstName ?? "", lastName ?? "", ""),
            OwnerNameMode.LastName => lastName,
            OwnerNameMode.Alias => settings.Alias,
            _ => firstName,
        };
        return string.IsNullOrWhiteSpace(name) ? Nameless : name.Trim();
    }
}
