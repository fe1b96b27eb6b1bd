using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations;

/// <summary>An entry of a ticket's thread: a public message, an internal note, or a line about what was done.</summary>
internal sealed class Message
{
    public const int MaxActivity = 500;

    private Message()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public Guid TicketId { get; private set; }
    public Guid ThreadId { get; private set; }

    /// <summary>Counts up within the ticket; the order of the thread.</summary>
    public int Position { get; private set; }
    public MessageKind Kind { get; private set; }
    public MessageDirection Direction { get; private set; }
    public AuthorKind AuthorKind { get; private set; }
    public Guid? AuthorId { get; private set; }
    public string AuthorFirstName { get; private set; } = "";
    public string AuthorLastName { get; private set; } = "";
    public string Html { get; private set; } = "";
    public string Text { get; private set; } = "";
    public ActivityType? ActivityType { get; private set; }

    /// <summary>The property's label, for a change of one; a participant's name.</summary>
    public string? ActivityName { get; private set; }

    /// <summary>The property's own name, which decides whether customers may know; null for entries of before that was kept.</summary>
    public string? ActivityProperty { get; private set; }
    public string? ActivityFrom { get; private set; }
    public string? ActivityTo { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    public MessageAuthor Author => new(AuthorKind, AuthorId, AuthorFirstName, AuthorLastName);

    public static Message Of(Ticket ticket, int position, MessageKind kind, MessageDirection direction, MessageAuthor author, RichContent content, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        PortalId = ticket.PortalId,
        TicketId = ticket.Id,
        ThreadId = ticket.ThreadId,
        Position = position,
        Kind = kind,
        Direction = direction,
        AuthorKind = author.Kind,
        AuthorId = author.Id,
        AuthorFirstName = author.FirstName,
        AuthorLastName = author.LastName,
        Html = content.Html,
        Text = content.Text,
        CreatedAt = at,
    };

    public static Message OfActivity(Ticket ticket, int position, MessageAuthor author, ActivityType type, string? from, string? to, DateTimeOffset at, string? name = null, string? property = null)
    {
        var direction = author.Kind == AuthorKind.Contact ? MessageDirection.Incoming : MessageDirection.Outgoing;
        var message = Of(ticket, position, MessageKind.Activity, direction, author, new RichContent("", ""), at);
        (message.ActivityType, message.ActivityName, message.ActivityProperty, message.ActivityFrom, message.ActivityTo) = (type, name, property, from, to);
        return message;
    }

    /// <summary>The entry as a line of the history customers may be told; null for what is the desk's alone (who is assigned, which inbox).</summary>
    public TicketActivity? Told => ActivityType switch
    {
        Conversations.ActivityType.Stage => Line(TicketActivityKind.Stage, null),
        Conversations.ActivityType.Closed => Line(TicketActivityKind.Closed, null),
        Conversations.ActivityType.Reopened => Line(TicketActivityKind.Reopened, null),
        Conversations.ActivityType.Subject => Line(TicketActivityKind.Property, StandardProperties.Subject),
        Conversations.ActivityType.Priority => Line(TicketActivityKind.Property, StandardProperties.Priority),
        Conversations.ActivityType.Category => Line(TicketActivityKind.Property, StandardProperties.Category),
        Conversations.ActivityType.Property when ActivityProperty is { } name => Line(TicketActivityKind.Property, name),
        _ => null,
    };

    /// <summary>Words that came with an activity.</summary>
    public void Say(string? words) => Text = words ?? "";

    public MessageSnapshot Snapshot(IReadOnlyList<AttachmentRef> attachments) =>
        new(Id, ThreadId, Direction, Author, Html, Text, CreatedAt, attachments);

    private TicketActivity Line(TicketActivityKind kind, string? property) => new(Id, kind, property, ActivityFrom, ActivityTo, Author, CreatedAt);
}

/// <summary>Who may see an entry, and what it is.</summary>
internal enum MessageKind
{
    /// <summary>Public: customer and desk.</summary>
    Message,

    /// <summary>Never leaves the desk (P28).</summary>
    Note,

    /// <summary>What was done to the ticket; the desk's, too.</summary>
    Activity,
}

/// <summary>What an activity says.</summary>
internal enum ActivityType
{
    Created,
    Assigned,
    Stage,
    Priority,
    Category,
    Subject,
    Reopened,
    Closed,
    Pipeline,
    Inbox,
    Property,

    /// <summary>Somebody takes part, has another right, or takes part no more; the name is theirs.</summary>
    Participant,

    /// <summary>Hidden from the requester's colleagues.</summary>
    Hidden,

    /// <summary>Shown to them again.</summary>
    Shown,

    /// <summary>A customer said how it went; the entry's text is their comment.</summary>
    Rated,

    /// <summary>A late reply went on in a new ticket; to is that one's number.</summary>
    FollowedUp,
}
