using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Settings;

/// <summary>The settings of the portal the request came in on, with the version as ETag.</summary>
internal static class GetSettings
{
    public static async Task<Ok<PortalSettings>> HandleAsync(Caller caller, HttpContext http, PortalConfigDb db, CancellationToken ct)
    {
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct) ?? throw RuleException.NotFound("This portal");
        return Answer(http, portal);
    }

    /// <summary>The settings as an answer.</summary>
    internal static Ok<PortalSettings> Answer(HttpContext http, CustomerPortal portal)
    {
        EntityTag.Set(http, portal.Version);
        return TypedResults.Ok(new PortalSettings(portal));
    }
}
