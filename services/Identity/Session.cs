using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Contracts.Identities;

namespace Portal.Identity;

/// <summary>A signed-in person on one portal. It ends by signing out, by standing idle, or at <see cref="AbsoluteEnd"/>.</summary>
internal sealed class Session
{
    private const int SecretBytes = 32;

    /// <summary>Long enough to understand what a customer means.</summary>
    private static readonly TimeSpan LongestView = TimeSpan.FromMinutes(15);

    private Session()
    {
    }

    public string Key { get; private set; } = "";
    public SessionKind Kind { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid PortalId { get; private set; }
    public string Csrf { get; private set; } = "";
    public int IdleMinutes { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset LastSeenAt { get; private set; }
    public DateTimeOffset AbsoluteEnd { get; private set; }

    /// <summary>The member of staff who looks at the portal as the contact (B13); null in people's own sessions.</summary>
    public Guid? ViewerId { get; private set; }

    /// <summary>The session of theirs it was opened in, and ends with.</summary>
    public string? ViewerSession { get; private set; }

    /// <summary>A new session and its token, which is kept nowhere.</summary>
    public static (Session Session, string Token) Start(SessionKind kind, Guid subjectId, Guid portalId, int idleMinutes, TimeSpan longest, DateTimeOffset now)
    {
        var token = Secret();
        var session = new Session
        {
            Key = SessionRecord.KeyOf(token),
            Kind = kind,
            SubjectId = subjectId,
            PortalId = portalId,
            Csrf = Secret(),
            IdleMinutes = idleMinutes,
            CreatedAt = now,
            LastSeenAt = now,
            AbsoluteEnd = now + longest,
        };
        return (session, token);
    }

    /// <summary>A member of staff's look at the portal as a contact, and its token.</summary>
    public static (Session Session, string Token) StartView(Session staff, Guid contactId, DateTimeOffset now)
    {
        var (view, token) = Start(SessionKind.Contact, contactId, staff.PortalId, staff.IdleMinutes, LongestView, now);
        (view.ViewerId, view.ViewerSession) = (staff.SubjectId, staff.Key);
        return (view, token);
    }

    /// <summary>Whether the session has not ended by <paramref name="time"/>, as far as is known.</summary>
    public bool IsAliveAt(DateTimeOffset time) => time <= LastSeenAt.AddMinutes(IdleMinutes) && time < AbsoluteEnd;

    private static string Secret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));
}
