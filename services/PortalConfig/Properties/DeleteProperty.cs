using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Forms;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Forms;
using Portal.ServiceDefaults.Auth;

namespace Portal.PortalConfig.Properties;

/// <summary>Deletes a property of the portal's own that no setting and no form names. Values that records have of it are shown nowhere any more.</summary>
internal static class DeleteProperty
{
    public static async Task<NoContent> HandleAsync(
        string record, string name, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var catalog = await db.PropertiesOfAsync(caller.PortalId, ct);
        var property = catalog.Require(record, name);
        await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, property.Target(), property.Version, ct);
        var now = clock.GetUtcNow();
        catalog.Remove(property, now);
        PropertyUses.Refuse(
            "This property",
            await db.PropertyUsesAsync(caller.PortalId, property.Record, property.Name, null, ct),
            await db.FormsAskingAsync(caller.PortalId, new PropertyName(property.Record, property.Name), ct));
        db.Publish(catalog);
        db.Audit(caller, "property.deleted", property.Target(), property.Definition, null, now);
        await db.SavePropertiesAsync(ct);
        return TypedResults.NoContent();
    }
}
