using System.Text.Json;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults;

namespace Portal.TicketQuery;

/// <summary>A public message. It never changes once it is here.</summary>
internal sealed class Message
{
    public Guid Id { get; private init; }
    public Guid TicketId { get; private init; }
    public Guid ThreadId { get; private init; }
    public MessageDirection Direction { get; private init; }
    public AuthorKind AuthorKind { get; private init; }
    public Guid? AuthorId { get; private init; }
    public string AuthorFirstName { get; private init; } = "";
    public string AuthorLastName { get; private init; } = "";
    public string Html { get; private init; } = "";
    public string Text { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Files as JSON.</summary>
    public string Attachments { get; private init; } = "[]";

    public MessageAuthor Author => new(AuthorKind, AuthorId, AuthorFirstName, AuthorLastName);

    public static Message From(Guid ticketId, MessageSnapshot snapshot) => new()
    {
        Id = snapshot.Id,
        TicketId = ticketId,
        ThreadId = snapshot.ThreadId,
        Direction = snapshot.Direction,
        AuthorKind = snapshot.Author.Kind,
        AuthorId = snapshot.Author.Id,
        AuthorFirstName = snapshot.Author.FirstName,
        AuthorLastName = snapshot.Author.LastName,
        Html = snapshot.Html,
        Text = snapshot.Text,
        CreatedAt = snapshot.CreatedAt.ToUniversalTime(),
        Attachments = JsonSerializer.Serialize(snapshot.Attachments, ServiceDefaultsSetup.Json),
    };

    public IReadOnlyList<AttachmentRef> Files() => FilesOf(Attachments);

    /// <summary>Files from their JSON.</summary>
    public static IReadOnlyList<AttachmentRef> FilesOf(string json) => JsonSerializer.Deserialize<IReadOnlyList<AttachmentRef>>(json, ServiceDefaultsSetup.Json) ?? [];
}
