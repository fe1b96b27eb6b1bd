using Portal.Contracts.Portals;
using Portal.Gateway.Sessions;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway;

/// <summary>What the gateway's middleware has found out about a request.</summary>
internal sealed class GatewayRequest
{
    /// <summary>The portal it came in on; null where none answers here.</summary>
    public PortalSnapshot? Portal { get; set; }

    /// <summary>The key of the view the address names: somebody looks at the portal as a customer. Null everywhere else.</summary>
    public string? ViewKey { get; set; }

    /// <summary>The live session, if any.</summary>
    public ActiveSession? Session { get; set; }

    /// <summary>Who asks; null outside of the API.</summary>
    public Caller? Caller { get; set; }

    /// <summary>Whether it came with the operator's key instead of a session.</summary>
    public bool ByOperatorKey { get; set; }
}

/// <summary>The gateway's view of a request, carried by the request itself.</summary>
internal static class GatewayRequestExtensions
{
    public static GatewayRequest Gateway(this HttpContext http)
    {
        if (http.Features.Get<GatewayRequest>() is { } known)
        {
            return known;
        }

        var request = new GatewayRequest();
        http.Features.Set(request);
        return request;
    }

    public static PortalSnapshot Portal(this HttpContext http) => http.Gateway().Portal
        ?? throw new RuleException("unknown-portal", "No portal answers at this address.", StatusCodes.Status404NotFound);

    public static ActiveSession Session(this HttpContext http) => http.Gateway().Session
        ?? throw new RuleException("signed-out", "Sign in first.", StatusCodes.Status401Unauthorized);

    /// <summary>The member of staff who asks, for endpoints of the gateway's own; refuses whoever may not do what <paramref name="permission"/> names.</summary>
    public static Caller Require(this HttpContext http, string permission) => http.Gateway().Caller switch
    {
        { } caller when caller.May(permission) => caller,
        null or { Kind: CallerKind.Anonymous } => throw new RuleException("signed-out", "Sign in first.", StatusCodes.Status401Unauthorized),
        _ => throw RuleException.Forbidden(),
    };

    public static bool IsUnsafe(this HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method) && !HttpMethods.IsTrace(request.Method);

    /// <summary>Requests a page makes on its own do not prolong an idle session.</summary>
    public static bool IsBackground(this HttpRequest request) => request.Headers["X-Background"] == "1";

    public static string ClientAddress(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
