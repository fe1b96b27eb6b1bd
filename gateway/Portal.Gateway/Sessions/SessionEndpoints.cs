using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Gateway.Limits;
using Portal.Gateway.Live;
using Portal.Gateway.Portals;
using Portal.Gateway.Services;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Sessions;

/// <summary>Signing in and out, and who is signed in.</summary>
internal static class SessionEndpoints
{
    private const string Desk = "desk";
    private const string CustomerApp = "portal";

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/session").WithTags("Session");
        group.MapPost("", SignIn).WithName("signIn");
        group.MapGet("", Get).WithName("getSession");
        group.MapDelete("", SignOut).WithName("signOut");
        group.MapPatch("", SetLanguage).WithName("setLanguage");
    }

    private static async Task<Ok<SessionView>> SignIn(
        SignInRequest request, HttpContext http, RateLimits limits, ServiceClients services, SessionStore sessions, LiveHub hub, TimeProvider clock, ILoggerFactory logs, CancellationToken ct)
    {
        limits.SignIn(http.ClientAddress());
        var portal = http.Portal();
        new Validation()
            .Require(!string.IsNullOrWhiteSpace(request.Email), "email", "Enter your e-mail address.")
            .Require(!string.IsNullOrEmpty(request.Password), "password", "Enter your password.")
            .Require(request.App is null or CustomerApp or Desk, "app", "Either portal or desk.")
            .ThrowIfInvalid();
        if (!portal.On && request.App == CustomerApp)
        {
            throw PortalOff();
        }

        var body = new { request.Email, request.Password, request.App, portal.IdleMinutes };
        var record = await services.Identity.PostAsync<SessionRecord>("/internal/sessions", body, portal.Id, ct);
        if (record?.Token is null)
        {
            throw Unavailable.Because("Signing in is not possible at the moment.");
        }

        if (!portal.On && record.Kind == SessionKind.Contact)
        {
            await sessions.EndAsync(record.Key, portal.Id, http.ClientAddress(), ct);
            throw PortalOff();
        }

        await EndEarlierAsync(http, portal, sessions, hub, logs, ct);
        var session = await sessions.AddAsync(record);
        SessionCookie.Set(http.Response, record.Token);
        return TypedResults.Ok(SessionView.Of(session, portal, clock.GetUtcNow()));
    }

    private static Ok<SessionView> Get(HttpContext http, TimeProvider clock) => http.Gateway() is { ByOperatorKey: true, Caller: { } operatorCaller }
        ? TypedResults.Ok(SessionView.Of(operatorCaller, http.Portal()))
        : TypedResults.Ok(SessionView.Of(http.Session(), http.Portal(), clock.GetUtcNow()));

    private static async Task<NoContent> SignOut(HttpContext http, SessionStore sessions, LiveHub hub, CancellationToken ct)
    {
        if (http.Gateway().Session is { } session)
        {
            await sessions.EndAsync(session.Record.Key, session.Record.PortalId, http.ClientAddress(), ct);
            hub.SessionEnded(session.Record);
        }

        if (http.Gateway().ViewKey is null)
        {
            // Whoever only looked stays signed in as themselves.
            SessionCookie.Delete(http.Response);
        }

        return TypedResults.NoContent();
    }

    private static async Task<Ok<SessionView>> SetLanguage(
        LanguageRequest request, HttpContext http, ServiceClients services, SessionStore sessions, TimeProvider clock, CancellationToken ct)
    {
        var session = http.Session();
        new Validation()
            .Require(request.Language is null || Languages.IsKnown(request.Language), "language", Languages.Rule)
            .ThrowIfInvalid();
        await services.Identity.SendAsync(
            HttpMethod.Patch, $"/internal/sessions/{session.Record.Key}/language", new { request.Language }, session.Record.PortalId, ct);
        var changed = await sessions.ReloadAsync(session, ct) ?? throw new RuleException("signed-out", "Sign in first.", StatusCodes.Status401Unauthorized);
        return TypedResults.Ok(SessionView.Of(changed, http.Portal(), clock.GetUtcNow()));
    }

    internal static RuleException PortalOff() => new("portal-off", "This portal is switched off at the moment.", StatusCodes.Status503ServiceUnavailable);

    /// <summary>The cookie is about to be replaced, so nobody could end the session in it any more.</summary>
    private static async Task EndEarlierAsync(HttpContext http, PortalSnapshot portal, SessionStore sessions, LiveHub hub, ILoggerFactory logs, CancellationToken ct)
    {
        if (http.Gateway().Session is not { } earlier)
        {
            return;
        }

        try
        {
            await sessions.EndAsync(earlier.Record.Key, portal.Id, http.ClientAddress(), ct);
            hub.SessionEnded(earlier.Record);
        }
        catch (RuleException error)
        {
            logs.CreateLogger(typeof(SessionEndpoints)).LogWarning("An earlier session was left to time out: {Reason}", error.Message);
        }
    }
}

/// <summary>Signing in to the customers' portal (app "portal") or to the help desk ("desk"); without an app whoever fits, staff first.</summary>
internal sealed record SignInRequest(string? Email, string? Password, string? App);

/// <summary>A person's own language; null leaves the portal's.</summary>
internal sealed record LanguageRequest(string? Language);
