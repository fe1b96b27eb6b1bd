using System.Text.Json.Serialization;

namespace Portal.Contracts.Tickets;

/// <summary>A public message was added to a ticket's thread; carries the message and the ticket as it is after it.</summary>
/// <param name="Change"><see cref="TicketChange.Opened"/> for a ticket's first message, <see cref="TicketChange.Imported"/> in an import, else <see cref="TicketChange.Message"/>.</param>
public sealed record MessagePosted(TicketSnapshot Ticket, MessageSnapshot Message, TicketChange Change)
{
    /// <inheritdoc cref="TicketChanged.Activities"/>
    public IReadOnlyList<TicketActivity> Activities { get; init; } = [];
}

/// <summary>One public message. <see cref="Html"/> is already sanitised by the allow-list, <see cref="Text"/> is the same as plain text.</summary>
public sealed record MessageSnapshot(
    Guid Id,
    Guid ThreadId,
    MessageDirection Direction,
    MessageAuthor Author,
    string Html,
    string Text,
    DateTimeOffset CreatedAt,
    IReadOnlyList<AttachmentRef> Attachments);

/// <summary>Who wrote a message. <see cref="Id"/> is null for the system, and for an answer of the desk of which nobody knows who wrote it; that one has the portal's name as first name.</summary>
public sealed record MessageAuthor(AuthorKind Kind, Guid? Id, string FirstName, string LastName);

/// <summary>A stored file; <see cref="Size"/> in bytes.</summary>
public sealed record AttachmentRef(Guid Id, string Name, long Size, string ContentType);

/// <summary>Seen from the help desk: incoming is the customer's, outgoing the desk's.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageDirection>))]
public enum MessageDirection
{
    Incoming,
    Outgoing,
}

/// <summary>The kind of author of a message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthorKind>))]
public enum AuthorKind
{
    Contact,
    Agent,
    System,
}
