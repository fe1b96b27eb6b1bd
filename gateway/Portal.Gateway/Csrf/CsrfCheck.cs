using Portal.Gateway.Tokens;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Csrf;

/// <summary>Unsafe requests must come from our own pages: what the browser says about their origin, and a token that only our pages know.</summary>
internal static class CsrfCheck
{
    public const string Header = "X-CSRF";

    /// <summary>Refuses what a browser says comes from another site. Programs that are no browsers say nothing.</summary>
    public static void RefuseForeignOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        if ((site.Length > 0 && site is not ("same-origin" or "none")) || (origin.Length > 0 && !IsOwn(origin, request)))
        {
            throw Refusal("This request comes from another site.");
        }
    }

    /// <summary>Refuses a request whose header does not carry the session's token.</summary>
    public static void RequireToken(HttpRequest request, string csrf)
    {
        if (request.Headers[Header].ToString() is not { Length: > 0 } sent || !OperatorKey.Same(csrf, sent))
        {
            throw Refusal("The request lacks the session's X-CSRF token. Get it from the session and try again.");
        }
    }

    /// <summary>Host and port decide; the scheme may differ behind a proxy that ends TLS and does not say so.</summary>
    private static bool IsOwn(string origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri))
        {
            return false;
        }

        return uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || (uri.IsDefaultPort && uri.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase) && request.Host.Port is null or 80 or 443);
    }

    private static RuleException Refusal(string message) => new("csrf", message, StatusCodes.Status403Forbidden);
}
