using Portal.Contracts.Tickets;

namespace Portal.Conversations.Messages;

/// <summary>An entry of the thread as the desk sees it. <see cref="Activity"/> only for activities.</summary>
internal sealed record DeskMessage(
    Guid Id,
    MessageKind Kind,
    MessageDirection Direction,
    DeskAuthor Author,
    string Html,
    string Text,
    DateTimeOffset CreatedAt,
    IReadOnlyList<AttachmentRef> Attachments,
    DeskActivity? Activity)
{
    /// <param name="name">What the author is called today, where that is known.</param>
    public static DeskMessage Of(Message message, IReadOnlyList<AttachmentRef> attachments, string? name = null) => new(
        message.Id,
        message.Kind,
        message.Direction,
        new DeskAuthor(message.AuthorId, name ?? NameOf(message.Author), message.AuthorKind),
        message.Html,
        message.Text,
        message.CreatedAt,
        attachments,
        message.ActivityType is { } type ? new DeskActivity(type, message.ActivityName, message.ActivityFrom, message.ActivityTo) : null);

    /// <summary>First and last name; empty for the system, which the UI names in its own language.</summary>
    public static string NameOf(MessageAuthor author) => $"{author.FirstName} {author.LastName}".Trim();
}

internal sealed record DeskAuthor(Guid? Id, string Name, AuthorKind Kind);

/// <summary>What was done. <see cref="Name"/> is a property's label, for a change of one.</summary>
internal sealed record DeskActivity(ActivityType Type, string? Name, string? From, string? To);

/// <summary>A thread's newest entries, oldest first; <see cref="Earlier"/> asks for those before.</summary>
internal sealed record DeskThread(Guid Id, IReadOnlyList<DeskMessage> Messages, string? Earlier);
