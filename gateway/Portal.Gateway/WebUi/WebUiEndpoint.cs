using Portal.Gateway.Portals;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.WebUi;

/// <summary>Everything that is no API: files of the web UI, and the two apps' pages at whatever address they show.</summary>
internal static class WebUiEndpoint
{
    private const string SetupPage = "/desk/setup";

    public static void MapWebUi(this IEndpointRouteBuilder routes)
    {
        // Unknown API addresses and what is for the gateway alone are nobody's page.
        routes.Map("/api/{**rest}", Unknown).ExcludeFromDescription();
        routes.Map("/internal/{**rest}", Unknown).ExcludeFromDescription();
        routes.Map("/openapi/{**rest}", Unknown).ExcludeFromDescription();
        routes.MapMethods("/{**path}", ["GET", "HEAD"], SendAsync).ExcludeFromDescription();
    }

    private static void Unknown() => throw RuleException.NotFound("This address");

    private static async Task SendAsync(HttpContext http, WebFiles files, Pages pages, PortalDirectory portals)
    {
        var path = http.Request.Path.Value ?? "/";
        var isAsset = path.StartsWith("/assets/", StringComparison.Ordinal);
        if (isAsset || files.IsFileName(path))
        {
            if (!await files.TrySendAsync(http, path, isAsset))
            {
                throw RuleException.NotFound("This file");
            }

            return;
        }

        if (http.Gateway().Portal is not null || (portals.Empty && path == SetupPage))
        {
            await pages.SendAsync(http, AppAt(http.Request.Path));
        }
        else if (portals.Empty)
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Redirect(SetupPage);
        }
        else if (portals.Loaded)
        {
            await Pages.SendNoticeAsync(http, StatusCodes.Status404NotFound, "No portal here", "No customer portal answers at this address. Please check the link you were given.");
        }
        else
        {
            http.Response.Headers.RetryAfter = "5";
            await Pages.SendNoticeAsync(http, StatusCodes.Status503ServiceUnavailable, "One moment, please", "The portal is starting. Please load this page again in a few seconds.");
        }
    }

    private static WebApp AppAt(PathString path) =>
        path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase) ? WebApp.Desk
        : path.Equals("/preview", StringComparison.OrdinalIgnoreCase) ? WebApp.Preview
        : WebApp.Portal;
}
