using System.Text.Json.Serialization;

namespace Portal.Contracts.Properties;

/// <summary>Property definitions of a portal were created or changed; carries all of them.</summary>
public sealed record PropertiesChanged(PropertySet Set);

/// <summary>All property definitions of a portal. <see cref="Version"/> grows by one with each change.</summary>
public sealed record PropertySet(Guid PortalId, long Version, IReadOnlyList<PropertyDefinition> Properties, DateTimeOffset ChangedAt)
{
    /// <summary>The definition of a record's property; null for one that does not exist.</summary>
    public PropertyDefinition? Find(RecordType record, string name) =>
        Properties.FirstOrDefault(property => property.Record == record && property.Name == name);
}

/// <summary>A property of tickets, contacts or companies.</summary>
/// <param name="Name">Internal name, never changes: lower-case letters, digits and underscores; the standard ones are named as HubSpot names them.</param>
/// <param name="Group">Heading it stands under where properties are listed.</param>
/// <param name="Options">Choices of a select in their order; empty for other types.</param>
/// <param name="Visibility">What customers may do with it in the portal.</param>
/// <param name="Standard">One of <see cref="StandardProperties"/>: cannot be deleted, its type stays.</param>
public sealed record PropertyDefinition(
    RecordType Record,
    string Name,
    string Label,
    PropertyType Type,
    string Group,
    string? Description,
    IReadOnlyList<PropertyOption> Options,
    PortalVisibility Visibility,
    bool Standard);

/// <summary>A choice of a select: the value is stored, the label is shown.</summary>
public sealed record PropertyOption(string Value, string Label);

/// <summary>What a property belongs to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecordType>))]
public enum RecordType
{
    Ticket,
    Contact,
    Company,
}

/// <summary>What values a property takes; <see cref="PropertyValue"/> says how each is written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PropertyType>))]
public enum PropertyType
{
    Text,
    Multiline,
    Number,
    Date,
    DateTime,
    Select,
    MultiSelect,
    Checkbox,
    Email,
    File,
}

/// <summary>What customers may do with a property.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortalVisibility>))]
public enum PortalVisibility
{
    Hidden,
    Read,
    Edit,
}
