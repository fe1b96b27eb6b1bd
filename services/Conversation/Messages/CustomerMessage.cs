using Portal.Contracts.Tickets;

namespace Portal.Conversations.Messages;

/// <summary>A message as its customer sees it, with the ticket's version after it.</summary>
/// <param name="TicketNumber">The ticket it stands in: a new one where it came too late for the one it was sent to (W19).</param>
internal sealed record CustomerMessage(
    Guid Id,
    MessageKind Kind,
    MessageDirection Direction,
    CustomerAuthor Author,
    string Html,
    string Text,
    DateTimeOffset CreatedAt,
    IReadOnlyList<AttachmentRef> Attachments,
    long TicketVersion,
    long TicketNumber);

internal sealed record CustomerAuthor(string Name, bool Me, AuthorKind Kind);
