using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Contracts.Audit;
using Portal.ServiceDefaults.Text;

namespace Portal.PortalConfig.Audit;

/// <summary>One line of a portal's audit log. Never changed: its hash covers all of it and the hash of the line before.</summary>
internal sealed class AuditEntry
{
    public const int MaxWord = 100;
    public const int MaxText = 500;

    /// <summary>How much of what was before and after can be searched.</summary>
    private const int MaxSearch = 20_000;

    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private AuditEntry()
    {
    }

    public Guid PortalId { get; private set; }

    /// <summary>Place in the portal's log: 1, 2, 3 without a gap.</summary>
    public long Sequence { get; private set; }

    /// <summary>The event's id.</summary>
    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string ActorKind { get; private set; } = "";
    public Guid? ActorId { get; private set; }
    public string ActorName { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Action { get; private set; } = "";
    public string TargetKind { get; private set; } = "";
    public string TargetId { get; private set; } = "";
    public string TargetName { get; private set; } = "";
    public string? Before { get; private set; }
    public string? After { get; private set; }
    public string Hash { get; private set; } = "";

    /// <summary>All of it in lower case, for the search; not part of the hash, as it says nothing of its own.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The next line of a log whose last line has <paramref name="previous"/> as its hash.</summary>
    public static AuditEntry Of(AuditRecorded deed, long sequence, string previous)
    {
        var entry = new AuditEntry
        {
            PortalId = deed.PortalId,
            Sequence = sequence,
            Id = deed.Id,

            // As exact as every database keeps it, since the hash is made again of what is read.
            At = new DateTimeOffset(deed.At.UtcTicks - (deed.At.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero),
            ActorKind = PlainText.OneLine(deed.Actor.Kind, MaxWord),
            ActorId = deed.Actor.Id,
            ActorName = PlainText.OneLine(deed.Actor.Name, MaxText),
            Address = PlainText.OneLine(deed.Address, MaxWord),
            Action = PlainText.OneLine(deed.Action, MaxWord),
            TargetKind = PlainText.OneLine(deed.Target.Kind, MaxWord),
            TargetId = PlainText.OneLine(deed.Target.Id, MaxText),
            TargetName = PlainText.OneLine(deed.Target.Name, MaxText),
            Before = Text(deed.Before),
            After = Text(deed.After),
        };
        entry.Hash = entry.HashAfter(previous);
        entry.SearchText = entry.ToSearchText();
        return entry;
    }

    /// <summary>The hash this line must have behind <paramref name="previous"/>: SHA-256 of that hash and the line as JSON, in lower-case hexadecimal digits.</summary>
    public string HashAfter(string previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(previous));
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Canonical))
        {
            json.WriteStartObject();
            json.WriteString("portalId", PortalId);
            json.WriteNumber("sequence", Sequence);
            json.WriteString("id", Id);
            json.WriteString("at", At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("actorKind", ActorKind);
            json.WriteString("actorId", ActorId?.ToString());
            json.WriteString("actorName", ActorName);
            json.WriteString("address", Address);
            json.WriteString("action", Action);
            json.WriteString("targetKind", TargetKind);
            json.WriteString("targetId", TargetId);
            json.WriteString("targetName", TargetName);
            json.WriteString("before", Before);
            json.WriteString("after", After);
            json.WriteEndObject();
        }

        hash.AppendData(buffer.GetBuffer(), 0, (int)buffer.Length);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? Text(JsonElement? state) =>
        state is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value ? value.GetRawText() : null;

    private string ToSearchText() => PlainText.Cut(
        string.Join(' ', ActorName, Action, TargetKind, TargetName, TargetId, Address, Before, After).ToLowerInvariant(), MaxSearch);
}

/// <summary>The end of a portal's log. Its row is locked while a line is added, and shows when lines were cut off.</summary>
internal sealed class AuditHead
{
    public Guid PortalId { get; init; }
    public long Sequence { get; set; }
    public string Hash { get; set; } = "";
}
