using Portal.ServiceDefaults.Auth;

namespace Portal.PortalConfig;

/// <summary>Settings as they were published at one time; kept for ever, so that any of them can be restored.</summary>
internal sealed class PublishedSettings
{
    /// <summary>Longest note on what a publication is about.</summary>
    public const int MaxNote = 500;

    /// <summary>Longest name of a person kept beside what they did.</summary>
    public const int MaxPerson = 300;

    private PublishedSettings()
    {
    }

    public Guid PortalId { get; private set; }
    public long Version { get; private set; }
    public PortalValues Values { get; private set; } = null!;
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Null where nobody asked: a portal's first settings.</summary>
    public Guid? PublishedById { get; private set; }
    public string? PublishedBy { get; private set; }
    public string? Note { get; private set; }

    /// <summary>What <paramref name="portal"/> has published now.</summary>
    public static PublishedSettings Of(CustomerPortal portal, Caller? by, string? note) => new()
    {
        PortalId = portal.Id,
        Version = portal.SettingsVersion,
        Values = portal.Values,
        PublishedAt = portal.ChangedAt,
        PublishedById = by?.Id,
        PublishedBy = by?.Person.Name,
        Note = note,
    };
}
