using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Properties;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Properties;

/// <summary>Changes label, group, description, options and visibility. Name and type stay: values are stored under the one and written as the other.</summary>
internal static class ChangeProperty
{
    public static async Task<Ok<PropertyItem>> HandleAsync(
        string record, string name, PropertyRequest request, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var catalog = await db.PropertiesOfAsync(caller.PortalId, ct);
        var property = catalog.Require(record, name);
        await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, property.Target(), property.Version, ct);
        var before = property.Definition;
        var after = Read(request, before);
        await RefuseUsedOptionsAsync(before, after, caller.PortalId, db, ct);
        var now = clock.GetUtcNow();
        if (catalog.Change(property, after, now))
        {
            db.Publish(catalog);
            db.Audit(caller, "property.changed", property.Target(), before, property.Definition, now, property.Version);
            await db.SavePropertiesAsync(ct);
        }

        EntityTag.Set(http, property.Version);
        return TypedResults.Ok(PropertyItem.Of(property));
    }

    private static PropertyDefinition Read(PropertyRequest request, PropertyDefinition old)
    {
        var problems = new Validation()
            .Require(request.Name is null || request.Name == old.Name, "name", "The name of a property never changes.")
            .Require(request.Record is null || request.Record.Equals(old.Record.ToString(), StringComparison.OrdinalIgnoreCase), "record", "A property stays with its kind of record.")
            .Require(request.Type is null || request.Type.Equals(old.Type.ToString(), StringComparison.OrdinalIgnoreCase), "type", "The type of a property never changes.");
        var definition = request.Apply(old, problems);
        PropertyRequest.RequireOptions(definition, problems);
        problems.ThrowIfInvalid();
        return definition;
    }

    private static async Task RefuseUsedOptionsAsync(PropertyDefinition before, PropertyDefinition after, Guid portalId, PortalConfigDb db, CancellationToken ct)
    {
        var removed = before.Options.Select(option => option.Value).Except(after.Options.Select(option => option.Value), StringComparer.Ordinal).ToList();
        if (removed.Count > 0)
        {
            PropertyUses.Refuse("An option that would go", await db.PropertyUsesAsync(portalId, before.Record, before.Name, removed, ct), forms: []);
        }
    }
}
