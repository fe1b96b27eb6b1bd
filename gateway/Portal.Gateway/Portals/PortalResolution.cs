using Portal.Contracts.Identities;
using Portal.Gateway.Sessions;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Portals;

/// <summary>Finds the portal of a request: by <c>/p/{slug}</c>, which becomes the path base, else by host. An old slug leads to the new one (P3).</summary>
internal sealed class PortalResolution(RequestDelegate next, PortalDirectory directory)
{
    private const string Prefix = "/p/";
    private const string ViewPrefix = "/view/";

    public async Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var path = request.Path.Value ?? "/";
        if (path.StartsWith(Prefix, StringComparison.Ordinal) && SegmentIn(path, Prefix) is { Length: > 0 } slug)
        {
            var end = Prefix.Length + slug.Length;
            if (end == path.Length && HttpMethods.IsGet(request.Method))
            {
                http.Response.Redirect($"{request.PathBase}{path}/{request.QueryString}");
                return;
            }

            var portal = directory.FindBySlug(slug);
            if (portal is null && directory.FindByOldSlug(slug) is { } renamed)
            {
                // A page that is open loads the rest of its code from where it came: the same module from two addresses is two modules.
                var ofOpenPage = path.AsSpan(end).StartsWith("/assets/", StringComparison.Ordinal);
                if (!ofOpenPage && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
                {
                    // Not to be remembered: the portal may take its old slug back.
                    http.Response.Headers.CacheControl = "no-store";
                    http.Response.Redirect($"{request.PathBase}{Prefix}{renamed.Slug}{path[end..]}{request.QueryString}", permanent: true, preserveMethod: true);
                    return;
                }

                // And what it saves still arrives.
                portal = renamed;
            }

            request.PathBase = request.PathBase.Add(path[..end]);
            request.Path = end == path.Length ? "/" : path[end..];
            http.Gateway().Portal = portal;
        }
        else
        {
            http.Gateway().Portal = directory.FindByHost(request.Host.Host);
        }

        TakeView(http);
        await next(http);
    }

    /// <summary>Under <c>view/{id}</c> the whole portal stands once more, as a contact sees it (B13).</summary>
    private static void TakeView(HttpContext http)
    {
        var request = http.Request;
        var path = request.Path.Value ?? "/";
        if (path.StartsWith(ViewPrefix, StringComparison.Ordinal) && SegmentIn(path, ViewPrefix) is { Length: > 0 and <= SessionCookie.LongestToken } token)
        {
            var end = ViewPrefix.Length + token.Length;
            request.PathBase = request.PathBase.Add(path[..end]);
            request.Path = end == path.Length ? "/" : path[end..];
            http.Gateway().ViewKey = SessionRecord.KeyOf(token);
        }
    }

    /// <summary>Why no portal answers: not known yet, or there is none.</summary>
    public static RuleException Refusal(PortalDirectory directory) => directory.Loaded
        ? new RuleException("unknown-portal", "No portal answers at this address.", StatusCodes.Status404NotFound)
        : Unavailable.Because("The portals are not known yet.");

    private static string SegmentIn(string path, string prefix)
    {
        var end = path.IndexOf('/', prefix.Length);
        return end < 0 ? path[prefix.Length..] : path[prefix.Length..end];
    }
}
