using Portal.Contracts.Tickets;

namespace Portal.TicketQuery;

/// <summary>A line of a ticket's history. It never changes once it is here; whether customers are told of it is decided when they ask.</summary>
internal sealed class Activity
{
    public const int TextLength = 500;
    public const int PropertyLength = 100;

    public Guid Id { get; private init; }
    public Guid TicketId { get; private init; }
    public TicketActivityKind Kind { get; private init; }

    /// <summary>The property that changed; null for stages.</summary>
    public string? Property { get; private init; }
    public string? From { get; private init; }
    public string? To { get; private init; }
    public AuthorKind AuthorKind { get; private init; }
    public Guid? AuthorId { get; private init; }
    public string AuthorFirstName { get; private init; } = "";
    public string AuthorLastName { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    public MessageAuthor Author => new(AuthorKind, AuthorId, AuthorFirstName, AuthorLastName);

    public static Activity Of(Guid ticketId, TicketActivity told) => new()
    {
        Id = told.Id,
        TicketId = ticketId,
        Kind = told.Kind,
        Property = told.Property,
        From = told.From,
        To = told.To,
        AuthorKind = told.Author.Kind,
        AuthorId = told.Author.Id,
        AuthorFirstName = told.Author.FirstName,
        AuthorLastName = told.Author.LastName,
        CreatedAt = told.At.ToUniversalTime(),
    };
}
