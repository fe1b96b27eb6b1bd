namespace Portal.PortalConfig.Assets;

/// <summary>A picture of a portal's own: a logo or browser icon. Anyone may see it; it never changes.</summary>
internal sealed class Asset
{
    /// <summary>Largest picture, in bytes.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>Most pictures of a portal.</summary>
    public const int Max = 200;

    /// <summary>How long one is kept that no theme names.</summary>
    public static readonly TimeSpan KeptUnused = TimeSpan.FromDays(1);

    private Asset()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public string ContentType { get; private set; } = "";
    public int Width { get; private set; }
    public int Height { get; private set; }
    public byte[] Content { get; private set; } = [];
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>When somebody last put it into a theme; at first, when it was uploaded.</summary>
    public DateTimeOffset ChosenAt { get; private set; }

    public static Asset Create(Guid portalId, Picture picture, byte[] content, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PortalId = portalId,
        ContentType = picture.ContentType,
        Width = picture.Width,
        Height = picture.Height,
        Content = content,
        UploadedAt = now,
        ChosenAt = now,
    };
}
