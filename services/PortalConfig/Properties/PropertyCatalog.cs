using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Properties;

/// <summary>All property definitions of a portal: the standard ones, as they were changed, and its own. Changes of one portal come one after the other.</summary>
internal sealed class PropertyCatalog
{
    /// <summary>Most properties of its own a portal may have per kind of record.</summary>
    public const int MaxCustom = 200;

    /// <summary>Own ones stand behind the standard ones, however many those become.</summary>
    private const int FirstCustom = 1000;

    private readonly List<Property> _properties = [];

    private PropertyCatalog()
    {
    }

    public Guid PortalId { get; private set; }
    public long Version { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public IReadOnlyList<Property> Properties => _properties;

    /// <summary>What a portal has before anything was changed. Every service starts from the same standard set, so it is neither stored nor published.</summary>
    public static PropertyCatalog Standard(Guid portalId) => new() { PortalId = portalId };

    /// <summary>Adds the standard properties that are not there: all to a new catalog, those of newer versions of the product to an old one.</summary>
    public void Complete()
    {
        for (var position = 0; position < StandardProperties.All.Count; position++)
        {
            var standard = StandardProperties.All[position];
            if (Find(standard.Record, standard.Name) is null)
            {
                _properties.Add(Property.Create(PortalId, standard, position));
            }
        }
    }

    /// <summary>One property; null for one that does not exist.</summary>
    public Property? Find(RecordType record, string name) => _properties.Find(property => property.Record == record && property.Name == name);

    /// <summary>The properties of a kind of record, or all, in their order.</summary>
    public IEnumerable<Property> Ordered(RecordType? record = null) =>
        _properties.Where(property => record is null || property.Record == record).OrderBy(property => property.Record).ThenBy(property => property.Position);

    /// <summary>Adds a property of the portal's own.</summary>
    public Property Add(PropertyDefinition definition, DateTimeOffset now)
    {
        var own = _properties.Where(property => property.Record == definition.Record && !property.IsStandard).ToList();
        if (own.Count >= MaxCustom)
        {
            throw new RuleException("too-many", $"There may be {MaxCustom} properties of your own. Delete one that is not needed any more.");
        }

        var property = Property.Create(PortalId, definition, own.Count == 0 ? FirstCustom : own.Max(known => known.Position) + 1);
        _properties.Add(property);
        Touch(now);
        return property;
    }

    /// <summary>Changes a property; false when nothing is different.</summary>
    public bool Change(Property property, PropertyDefinition definition, DateTimeOffset now)
    {
        if (!property.Change(definition))
        {
            return false;
        }

        Touch(now);
        return true;
    }

    /// <summary>Removes a property of the portal's own.</summary>
    public void Remove(Property property, DateTimeOffset now)
    {
        if (property.IsStandard)
        {
            throw new RuleException("standard-property", "This property comes with the portal and stays. You can hide it from customers.");
        }

        _properties.Remove(property);
        Touch(now);
    }

    /// <summary>The whole set in events.</summary>
    public PropertySet Snapshot() => new(PortalId, Version, Ordered().Select(property => property.Definition).ToList(), ChangedAt);

    private void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }
}
