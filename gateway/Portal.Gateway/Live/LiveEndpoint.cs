using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Portal.Gateway.Portals;
using Portal.Gateway.Sessions;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Live;

/// <summary>Server-sent events for one page. The stream never counts as use of the session, and ends with it.</summary>
internal static class LiveEndpoint
{
    private const string Heartbeat = ": still here\n\n";

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/api/live", StreamAsync)
        .WithName("live").WithTags("Live").Produces<string>(contentType: "text/event-stream");

    private static async Task StreamAsync(
        HttpContext http, LiveHub hub, PortalDirectory portals, SessionFinder sessions, IOptions<GatewayOptions> options, TimeProvider clock, IHostApplicationLifetime host)
    {
        var gateway = http.Gateway();
        if (gateway.Caller is not { Kind: CallerKind.Contact or CallerKind.Staff } caller)
        {
            throw new RuleException("signed-out", "Sign in first.", StatusCodes.Status401Unauthorized);
        }

        var connection = hub.Open(caller)
            ?? throw new RuleException("too-many-requests", "Too many pages are open with live updates.", StatusCodes.Status429TooManyRequests) { RetryAfter = 30 };
        try
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping, connection.Dropped);
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            http.Response.ContentType = "text/event-stream";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["X-Accel-Buffering"] = "no";
            await WriteAsync(http, ": open\n\n", ending.Token);
            await PumpAsync(new Watch(http, connection, portals, sessions, clock, TimeSpan.FromSeconds(options.Value.HeartbeatSeconds)), gateway.Session, ending.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The page was closed, was too slow, or the gateway stops: pages come back by themselves.
        }
        finally
        {
            hub.Close(connection);
        }
    }

    private static async Task PumpAsync(Watch watch, ActiveSession? session, CancellationToken ct)
    {
        var frames = watch.Connection.Frames;
        var readable = frames.WaitToReadAsync(ct).AsTask();
        var beat = Task.Delay(watch.NextLook(session), watch.Clock, ct);
        while (true)
        {
            await Task.WhenAny(readable, beat);
            ct.ThrowIfCancellationRequested();
            if (readable.IsCompleted)
            {
                while (frames.TryRead(out var frame))
                {
                    if (frame == LiveConnection.Look)
                    {
                        beat = Task.CompletedTask;
                    }
                    else
                    {
                        await watch.Http.Response.WriteAsync(frame, ct);
                    }
                }

                await watch.Http.Response.Body.FlushAsync(ct);
                if (!await readable)
                {
                    return;
                }

                readable = frames.WaitToReadAsync(ct).AsTask();
            }

            if (beat.IsCompleted)
            {
                if (session is { } known)
                {
                    session = await watch.LookAsync(known, ct);
                    if (session is null)
                    {
                        await WriteAsync(watch.Http, LiveHub.SessionEndedFrame, ct);
                        return;
                    }
                }

                await WriteAsync(watch.Http, Heartbeat, ct);
                beat = Task.Delay(watch.NextLook(session), watch.Clock, ct);
            }
        }
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken ct)
    {
        await http.Response.WriteAsync(text, ct);
        await http.Response.Body.FlushAsync(ct);
    }

    /// <summary>Looks now and then whether the session behind a stream is still alive.</summary>
    private sealed record Watch(HttpContext Http, LiveConnection Connection, PortalDirectory Portals, SessionFinder Sessions, TimeProvider Clock, TimeSpan Heartbeat)
    {
        /// <summary>At the next heartbeat, or when the session ends by what is known now.</summary>
        public TimeSpan NextLook(ActiveSession? session)
        {
            if (session is null || Portals.Find(session.Record.PortalId) is not { } portal)
            {
                return Heartbeat;
            }

            var left = session.EndsAt(portal) - Clock.GetUtcNow() + TimeSpan.FromMilliseconds(100);
            return left > Heartbeat ? Heartbeat : left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1);
        }

        public async Task<ActiveSession?> LookAsync(ActiveSession session, CancellationToken ct)
        {
            if (Portals.Find(session.Record.PortalId) is not { } portal)
            {
                return null;
            }

            try
            {
                var now = await Sessions.AgainAsync(session, portal, ct);
                if (now is not null)
                {
                    Connection.Caller = now.CallerOn(portal);
                }

                return now;
            }
            catch (RuleException)
            {
                // Nobody can tell at the moment; the next look will.
                return session;
            }
        }
    }
}
