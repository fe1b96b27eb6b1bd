using Portal.Contracts.Inboxes;

namespace Portal.PortalConfig.Inboxes;

/// <summary>What this service knows of a portal's inboxes, so that the default one is one of them (P6).</summary>
internal sealed class InboxCopy
{
    private InboxCopy()
    {
    }

    public Guid PortalId { get; private set; }
    public long Version { get; private set; }
    public IReadOnlyList<Guid> Inboxes { get; private set; } = [];

    /// <summary>Knows nothing yet.</summary>
    public static InboxCopy Of(Guid portalId) => new() { PortalId = portalId };

    /// <summary>Takes over a newer version.</summary>
    public void Update(InboxesChanged changed)
    {
        if (changed.Version > Version)
        {
            (Version, Inboxes) = (changed.Version, [.. changed.Inboxes.Select(inbox => inbox.Id)]);
        }
    }
}
