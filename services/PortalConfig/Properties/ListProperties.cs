using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Properties;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Properties;

/// <summary>The property definitions of the caller's portal: all for staff, those that are not hidden for everybody who has signed in.</summary>
internal static class ListProperties
{
    public static async Task<Ok<PropertyList>> HandleAsync(string? record, Caller caller, HttpContext http, PortalConfigDb db, CancellationToken ct)
    {
        var catalog = await db.PropertiesOfAsync(caller.PortalId, ct);
        var properties = catalog.Ordered(RecordOf(record)).ToList();
        EntityTag.Set(http, catalog.Version);
        return TypedResults.Ok(new PropertyList(
            properties.Select(PropertyItem.Of).ToList(),
            properties.Select(property => property.Group).Distinct(StringComparer.Ordinal).ToList(),
            catalog.Version));
    }

    /// <summary>What customers may read or edit (W11), without what is meant for administrators.</summary>
    public static async Task<Ok<VisibleProperties>> ForPortalAsync(string? record, Caller caller, PortalConfigDb db, CancellationToken ct)
    {
        var catalog = await db.PropertiesOfAsync(caller.PortalId, ct);
        var visible = catalog.Ordered(RecordOf(record))
            .Where(property => property.Visibility != PortalVisibility.Hidden)
            .Select(property => new VisibleProperty(property.Record, property.Name, property.Label, property.Type, property.Options, property.Visibility))
            .ToList();
        return TypedResults.Ok(new VisibleProperties(visible, catalog.Version));
    }

    private static RecordType? RecordOf(string? record)
    {
        if (string.IsNullOrEmpty(record))
        {
            return null;
        }

        var problems = new Validation();
        var type = PropertyRequest.Choice(record, "record", RecordType.Ticket, problems);
        problems.ThrowIfInvalid();
        return type;
    }
}

/// <summary>Properties with the headings they stand under. <see cref="Version"/> is that of the whole set.</summary>
internal sealed record PropertyList(IReadOnlyList<PropertyItem> Items, IReadOnlyList<string> Groups, long Version);

/// <summary>A property with its version.</summary>
internal sealed record PropertyItem(
    RecordType Record,
    string Name,
    string Label,
    PropertyType Type,
    string Group,
    string? Description,
    IReadOnlyList<PropertyOption> Options,
    PortalVisibility Visibility,
    bool Standard,
    long Version)
{
    public static PropertyItem Of(Property property) => new(
        property.Record,
        property.Name,
        property.Label,
        property.Type,
        property.Group,
        property.Description,
        property.Options,
        property.Visibility,
        property.IsStandard,
        property.Version);
}

/// <summary>What customers know of properties.</summary>
internal sealed record VisibleProperties(IReadOnlyList<VisibleProperty> Items, long Version);

/// <summary>A property customers may read or edit.</summary>
internal sealed record VisibleProperty(
    RecordType Record, string Name, string Label, PropertyType Type, IReadOnlyList<PropertyOption> Options, PortalVisibility Visibility);
