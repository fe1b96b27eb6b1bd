using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Portals;

/// <summary>Finds the portal of a request: by <c>/p/{slug}</c>, which becomes the path base, else by host.</summary>
internal sealed class PortalResolution(RequestDelegate next, PortalDirectory directory)
{
    private const string Prefix = "/p/";

    public async Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var path = request.Path.Value ?? "/";
        if (path.StartsWith(Prefix, StringComparison.Ordinal) && SlugIn(path) is { Length: > 0 } slug)
        {
            var end = Prefix.Length + slug.Length;
            if (end == path.Length && HttpMethods.IsGet(request.Method))
            {
                http.Response.Redirect($"{request.PathBase}{path}/{request.QueryString}");
                return;
            }

            request.PathBase = request.PathBase.Add(path[..end]);
            request.Path = end == path.Length ? "/" : path[end..];
            http.Gateway().Portal = directory.FindBySlug(slug);
        }
        else
        {
            http.Gateway().Portal = directory.FindByHost(request.Host.Host);
        }

        await next(http);
    }

    /// <summary>Why no portal answers: not known yet, or there is none.</summary>
    public static RuleException Refusal(PortalDirectory directory) => directory.Loaded
        ? new RuleException("unknown-portal", "No portal answers at this address.", StatusCodes.Status404NotFound)
        : Unavailable.Because("The portals are not known yet.");

    private static string SlugIn(string path)
    {
        var end = path.IndexOf('/', Prefix.Length);
        return end < 0 ? path[Prefix.Length..] : path[Prefix.Length..end];
    }
}
