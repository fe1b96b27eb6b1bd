using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Gateway.Csrf;
using Portal.Gateway.Limits;
using Portal.Gateway.Portals;
using Portal.Gateway.Tokens;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Sessions;

/// <summary>What every API request passes: who asks, how often, from our own pages, on a portal that is on.</summary>
internal sealed class ApiGate(RequestDelegate next, PortalDirectory portals, SessionFinder sessions, OperatorKey operatorKey, RateLimits limits)
{
    public Task InvokeAsync(HttpContext http) => http.Request.Path.StartsWithSegments("/api") ? PassAsync(http) : next(http);

    private async Task PassAsync(HttpContext http)
    {
        if (http.Gateway().ViewKey is not null && http.Request.IsUnsafe() && !IsSignOut(http.Request))
        {
            throw RuleException.OnlyLooking();
        }

        if (operatorKey.Check(http.Request) is { } right)
        {
            AdmitCommandLine(http, right);
        }
        else
        {
            if (http.Request.IsUnsafe())
            {
                CsrfCheck.RefuseForeignOrigin(http.Request);
            }

            if (http.Request.Path.StartsWithSegments("/api/setup"))
            {
                limits.Anonymous(http.ClientAddress());
            }
            else
            {
                await AdmitAsync(http);
            }
        }

        await next(http);
    }

    private void AdmitCommandLine(HttpContext http, bool right)
    {
        if (!right)
        {
            limits.SignIn(http.ClientAddress());
            throw new RuleException("signed-out", "This key is not valid.", StatusCodes.Status401Unauthorized);
        }

        var gateway = http.Gateway();
        gateway.ByOperatorKey = true;
        gateway.Caller = OperatorKey.CallerOn(gateway.Portal ?? throw PortalResolution.Refusal(portals));
    }

    private async Task AdmitAsync(HttpContext http)
    {
        var request = http.Request;
        var gateway = http.Gateway();
        var portal = gateway.Portal ?? throw PortalResolution.Refusal(portals);
        if (request.Path.Equals("/api/portal", StringComparison.OrdinalIgnoreCase))
        {
            limits.Anonymous(http.ClientAddress());
            return;
        }

        if (request.Path.StartsWithSegments("/api/assets"))
        {
            // The same for everyone, so nobody's session needs to be looked up, nor is it prolonged.
            limits.Anonymous(http.ClientAddress());
            gateway.Caller = Anonymous(portal);
            return;
        }

        var signingIn = HttpMethods.IsPost(request.Method) && request.Path.Equals("/api/session", StringComparison.OrdinalIgnoreCase);
        if (SessionCookie.KeyIn(request) is { } key)
        {
            var slide = !request.IsBackground() && !signingIn && !request.Path.Equals("/api/live", StringComparison.OrdinalIgnoreCase);
            gateway.Session = await FindAsync(http, key, portal, slide, signingIn);
        }

        if (gateway.Session is { } session)
        {
            limits.Session(session.Record.Key);
            if (request.IsUnsafe() && !signingIn)
            {
                CsrfCheck.RequireToken(request, session.Record.Csrf);
            }

            gateway.Caller = session.CallerOn(portal);
        }
        else
        {
            limits.Anonymous(http.ClientAddress());
            gateway.Caller = Anonymous(portal);
        }

        if (!portal.On && !MayPassWhenOff(request, gateway.Session))
        {
            throw SessionEndpoints.PortalOff();
        }
    }

    private static Caller Anonymous(PortalSnapshot portal) => new(CallerKind.Anonymous, Guid.Empty, portal.Id, null, TicketScope.Own, [], "", "", "", "");

    /// <summary>Signing in needs no session, so one that cannot be looked up must not stop it.</summary>
    private async Task<ActiveSession?> FindAsync(HttpContext http, string key, PortalSnapshot portal, bool slide, bool signingIn)
    {
        try
        {
            return await sessions.FindAsync(key, http.Gateway().ViewKey, portal, slide, http.RequestAborted);
        }
        catch (RuleException) when (signingIn)
        {
            return null;
        }
    }

    /// <summary>Of a view, too, it is the end.</summary>
    private static bool IsSignOut(HttpRequest request) => HttpMethods.IsDelete(request.Method) && request.Path.Equals("/api/session", StringComparison.OrdinalIgnoreCase);

    /// <summary>Staff go on working; visitors may ask for their session and sign in or out at the desk; the rest is the customers' API. An address of a view is no page: it answers 404 by itself.</summary>
    private static bool MayPassWhenOff(HttpRequest request, ActiveSession? session) => request.Path.StartsWithSegments("/api/ticket-feeds") || (session is { } known
        ? known.Record.Kind == SessionKind.Staff || IsSignOut(request) || (known.Viewer is not null && request.Path.StartsWithSegments("/api/session"))
        : request.Path.StartsWithSegments("/api/session") || request.Path.StartsWithSegments("/api/desk") || request.Path.StartsWithSegments("/api/settings"));
}
