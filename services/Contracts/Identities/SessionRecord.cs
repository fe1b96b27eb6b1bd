using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Portal.Contracts.Identities;

/// <summary>A session as Identity hands it to the gateway, with its person as they are now. Never sent to a browser.</summary>
/// <param name="Key">SHA-256 of the token (<see cref="KeyOf"/>); names the session everywhere but in the cookie.</param>
/// <param name="Token">What goes into the cookie; only in the answer that creates the session, else null.</param>
/// <param name="Company">A contact's primary company; null for staff.</param>
/// <param name="Roles">Roles of a member of staff in this portal; empty for contacts.</param>
/// <param name="Language">The person's own choice; null leaves the portal's.</param>
/// <param name="AbsoluteEnd">When the session ends however active it is.</param>
public sealed record SessionRecord(
    string Key,
    string? Token,
    SessionKind Kind,
    Guid SubjectId,
    Guid PortalId,
    string FirstName,
    string LastName,
    string Email,
    CompanyRef? Company,
    IReadOnlyList<string> Roles,
    string? Language,
    string Csrf,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset AbsoluteEnd,
    int IdleMinutes)
{
    /// <summary>Whether the contact matches the portal's scope filter (P9), as of <see cref="PortalVersion"/>.</summary>
    public bool InScopeGroup { get; init; }

    /// <summary>The portal's version that Identity knew when it made this record.</summary>
    public long PortalVersion { get; init; }

    /// <summary>The person's own version when Identity made this record.</summary>
    public long SubjectVersion { get; init; }

    /// <summary>Set where a member of staff looks at the portal as <see cref="SubjectId"/> (B13); null in the contact's own sessions.</summary>
    public SessionViewer? Viewer { get; init; }

    /// <summary>First and last name, or the e-mail address where neither is known.</summary>
    public string Name => PersonName.Full(FirstName, LastName, Email);

    /// <summary>Where the hot store keeps the gateway's copy of a session. Identity deletes it when the person changes.</summary>
    public static string HotKeyOf(string key) => $"session:{key}";

    /// <summary>The key of a token: lower-case hex of its SHA-256, so that a stolen database opens no session.</summary>
    public static string KeyOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Who looks, and in which session of theirs: the view is good for nothing without it.</summary>
public sealed record SessionViewer(Guid StaffId, string SessionKey);

/// <summary>Whose session it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SessionKind>))]
public enum SessionKind
{
    Contact,
    Staff,
}
