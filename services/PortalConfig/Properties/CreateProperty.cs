using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Audit;
using Portal.Contracts.Properties;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Properties;

/// <summary>Adds a property of the portal's own. Hidden from customers unless the request says otherwise.</summary>
internal static class CreateProperty
{
    public static async Task<Created<PropertyItem>> HandleAsync(
        PropertyRequest request, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var catalog = await db.PropertiesOfAsync(caller.PortalId, ct);
        var now = clock.GetUtcNow();
        var property = catalog.Add(Read(request, catalog), now);
        db.Publish(catalog);
        db.Audit(caller, "property.created", property.Target(), null, property.Definition, now, property.Version);
        await db.SavePropertiesAsync(ct);
        EntityTag.Set(http, property.Version);
        return TypedResults.Created($"/api/settings/properties/{property.Record}/{property.Name}", PropertyItem.Of(property));
    }

    private static PropertyDefinition Read(PropertyRequest request, PropertyCatalog catalog)
    {
        var problems = new Validation();
        var record = PropertyRequest.Choice(request.Record, "record", RecordType.Ticket, problems);
        var type = PropertyRequest.Choice(request.Type, "type", PropertyType.Text, problems);
        var group = catalog.Ordered(record).First(known => known.IsStandard).Group;
        var definition = request.Apply(new PropertyDefinition(record, "", "", type, group, null, [], PortalVisibility.Hidden, Standard: false), problems);
        PropertyRequest.RequireOptions(definition, problems);
        var name = string.IsNullOrWhiteSpace(request.Name)
            ? InternalName.From(definition.Label, "property", Property.MaxName, candidate => catalog.Find(record, candidate) is not null)
            : request.Name.Trim();
        problems
            .Require(InternalName.IsValid(name, Property.MaxName), "name", InternalName.Rule(Property.MaxName))
            .Require(catalog.Find(record, name) is null, "name", "There is a property with this name already.")
            .ThrowIfInvalid();
        return definition with { Name = name };
    }
}
