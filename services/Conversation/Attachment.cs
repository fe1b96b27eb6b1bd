using Portal.Contracts.Tickets;

namespace Portal.Conversations;

/// <summary>A stored file on a message. Its id is the file's, so a file is on one message at most.</summary>
internal sealed class Attachment
{
    public Guid Id { get; init; }
    public Guid PortalId { get; init; }
    public Guid TicketId { get; init; }
    public Guid MessageId { get; init; }
    public int Position { get; init; }
    public required string Name { get; init; }
    public long Size { get; init; }
    public required string ContentType { get; init; }

    public AttachmentRef Ref => new(Id, Name, Size, ContentType);

    public static Attachment Of(Message message, AttachmentRef file, int position) => new()
    {
        Id = file.Id,
        PortalId = message.PortalId,
        TicketId = message.TicketId,
        MessageId = message.Id,
        Position = position,
        Name = file.Name,
        Size = file.Size,
        ContentType = file.ContentType,
    };
}
