using Portal.Contracts.Tickets;

namespace Portal.Conversations.Messages;

/// <summary>A message as its customer sees it, with the ticket's version after it.</summary>
internal sealed record CustomerMessage(
    Guid Id,
    MessageKind Kind,
    MessageDirection Direction,
    CustomerAuthor Author,
    string Html,
    string Text,
    DateTimeOffset CreatedAt,
    IReadOnlyList<AttachmentRef> Attachments,
    long TicketVersion);

internal sealed record CustomerAuthor(string Name, bool Me, AuthorKind Kind);
