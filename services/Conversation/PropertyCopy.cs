using Portal.Contracts.Properties;

namespace Portal.Conversations;

/// <summary>The portal's property definitions as last told; the standard ones before that.</summary>
internal sealed class PropertyCopy
{
    public Guid PortalId { get; init; }
    public long Version { get; private set; }
    public IReadOnlyList<PropertyDefinition> Properties { get; private set; } = StandardProperties.All;

    public void Apply(PropertySet set)
    {
        if (set.Version > Version)
        {
            (Version, Properties) = (set.Version, set.Properties);
        }
    }

    /// <summary>The definition of a ticket property; null for one that does not exist.</summary>
    public PropertyDefinition? Find(string name) => Properties.FirstOrDefault(property => property.Record == RecordType.Ticket && property.Name == name);
}
