using Portal.Contracts.Properties;

namespace Portal.Identity;

/// <summary>The property definitions of a portal, from <see cref="PropertiesChanged"/>.</summary>
internal sealed class PropertyCopy
{
    private PropertyCopy()
    {
    }

    public Guid PortalId { get; private set; }
    public long Version { get; private set; }
    public IReadOnlyList<PropertyDefinition> Properties { get; private set; } = [];
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The definitions as others know them.</summary>
    public PropertySet Set => new(PortalId, Version, Properties, ChangedAt);

    /// <summary>What every portal starts with, for one that has told nothing yet.</summary>
    public static PropertyCopy Standard(Guid portalId) => new() { PortalId = portalId, Properties = StandardProperties.All, ChangedAt = DateTimeOffset.UnixEpoch };

    /// <summary>Takes over a newer version; an older one changes nothing.</summary>
    public void Take(PropertySet set)
    {
        if (set.Version > Version)
        {
            (Version, Properties, ChangedAt) = (set.Version, set.Properties, set.ChangedAt);
        }
    }
}
