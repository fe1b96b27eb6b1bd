using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Assets;

/// <summary>A picture of the portal the request came in on, for anyone.</summary>
internal static class GetAsset
{
    public static async Task<IResult> HandleAsync(Guid id, Caller caller, HttpContext http, PortalConfigDb db, CancellationToken ct)
    {
        var asset = await db.Assets.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id && known.PortalId == caller.PortalId, ct)
            ?? throw RuleException.NotFound("This picture");
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";

        // Opened on its own it is a picture and nothing else.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(asset.Content, asset.ContentType, lastModified: null, entityTag: new EntityTagHeaderValue($"\"{asset.Id:N}\""));
    }
}
