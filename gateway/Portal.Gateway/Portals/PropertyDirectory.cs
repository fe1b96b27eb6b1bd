using System.Collections.Concurrent;
using Portal.Contracts.Properties;

namespace Portal.Gateway.Portals;

/// <summary>The properties of each portal, so that columns have their headings. A portal that never changed any has the standard ones.</summary>
internal sealed class PropertyDirectory
{
    private readonly ConcurrentDictionary<Guid, PropertySet> _sets = new();

    /// <summary>A ticket's property; null for one that is not known here.</summary>
    public PropertyDefinition? Find(Guid portalId, string name) =>
        _sets.GetValueOrDefault(portalId)?.Find(RecordType.Ticket, name) ?? Standard(name);

    /// <summary>A standard property of tickets as the product names it.</summary>
    public static PropertyDefinition? Standard(string name) =>
        StandardProperties.All.FirstOrDefault(property => property.Record == RecordType.Ticket && property.Name == name);

    /// <summary>Takes over a portal's properties; false when a newer version is known.</summary>
    public bool Upsert(PropertySet set)
    {
        var kept = _sets.AddOrUpdate(set.PortalId, set, (_, known) => known.Version < set.Version ? set : known);
        return ReferenceEquals(kept, set);
    }
}
