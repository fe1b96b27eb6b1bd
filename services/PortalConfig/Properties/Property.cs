using Portal.Contracts.Properties;

namespace Portal.PortalConfig.Properties;

/// <summary>A property of tickets, contacts or companies of one portal.</summary>
internal sealed class Property
{
    /// <summary>Longest internal name.</summary>
    public const int MaxName = 100;

    /// <summary>Longest label, also of an option, and longest group.</summary>
    public const int MaxLabel = 100;

    /// <summary>Longest description.</summary>
    public const int MaxDescription = 1000;

    /// <summary>Most options of a select.</summary>
    public const int MaxOptions = 200;

    private Property()
    {
    }

    public Guid PortalId { get; private set; }
    public RecordType Record { get; private set; }
    public string Name { get; private set; } = "";
    public long Version { get; private set; }
    public int Position { get; private set; }
    public string Label { get; private set; } = "";
    public PropertyType Type { get; private set; }
    public string Group { get; private set; } = "";
    public string? Description { get; private set; }
    public IReadOnlyList<PropertyOption> Options { get; private set; } = [];
    public PortalVisibility Visibility { get; private set; }
    public bool IsStandard { get; private set; }

    /// <summary>A new property at a place in the list.</summary>
    public static Property Create(Guid portalId, PropertyDefinition definition, int position)
    {
        var property = new Property
        {
            PortalId = portalId,
            Record = definition.Record,
            Name = definition.Name,
            Type = definition.Type,
            IsStandard = definition.Standard,
            Position = position,
        };
        property.Apply(definition);
        return property;
    }

    /// <summary>The property as other services know it.</summary>
    public PropertyDefinition Definition => new(Record, Name, Label, Type, Group, Description, Options, Visibility, IsStandard);

    /// <summary>Takes over what may change; false when nothing is different.</summary>
    public bool Change(PropertyDefinition definition)
    {
        if ((Label, Group, Description, Visibility) == (definition.Label, definition.Group, definition.Description, definition.Visibility)
            && Options.SequenceEqual(definition.Options))
        {
            return false;
        }

        Apply(definition);
        return true;
    }

    private void Apply(PropertyDefinition definition)
    {
        (Label, Group, Description, Options, Visibility) =
            (definition.Label, definition.Group, definition.Description, definition.Options, definition.Visibility);
        Version++;
    }
}
