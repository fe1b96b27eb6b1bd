using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Gateway.Services;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Hot;

namespace Portal.Gateway.Sessions;

/// <summary>Finds sessions: a hot copy first, Identity's database (the truth) when there is none. Last use is kept beside the copy, so that reading never writes a session back that was just ended.</summary>
internal sealed class SessionStore(
    IHotStore hot, ServiceClients services, TouchBuffer touches, PersonChanges changes, IMemoryCache local, TimeProvider clock, ILogger<SessionStore> logger)
{
    /// <summary>A hot copy is compared with the truth this often, in case an event about its person was missed.</summary>
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMinutes(5);

    /// <summary>With the hot store away each process keeps what it has read this long.</summary>
    private static readonly TimeSpan LocalLifetime = TimeSpan.FromSeconds(5);

    /// <summary>How long "no such session" counts; a session never comes back.</summary>
    private static readonly TimeSpan GoneLifetime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan ParsedLifetime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);

    /// <summary>The live session of <paramref name="key"/> on <paramref name="portal"/>, or null. <paramref name="slide"/> counts this as use.</summary>
    /// <remarks>Throws "unavailable" when there is no hot copy and Identity does not answer: that is not "signed out".</remarks>
    public async Task<ActiveSession?> FindAsync(string key, PortalSnapshot portal, bool slide, CancellationToken ct)
    {
        if (local.TryGetValue(Gone(key, portal.Id), out _))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var session = await ReadHotAsync(key) ?? local.Get<ActiveSession>(Local(key));
        if (session is not null && session.Record.PortalId != portal.Id)
        {
            return null;
        }

        if (session is null || session.LoadedAt < now - RefreshEvery || changes.Since(session.Record.SubjectId, session.Record.SubjectVersion) || session.IsBehind(portal))
        {
            session = await LoadAsync(key, session, portal.Id, ct);
        }

        if (session is not null && session.EndsAt(portal) <= now && session.LoadedAt < now - Precision)
        {
            // Another instance may have seen it since.
            session = await LoadAsync(key, session, portal.Id, ct);
        }

        if (session is null)
        {
            return null;
        }

        if (session.EndsAt(portal) <= now)
        {
            await ForgetAsync(key, portal.Id);
            return null;
        }

        return slide ? await SlideAsync(session, portal, now) : session;
    }

    /// <summary>Keeps a session that has just been created.</summary>
    public async Task<ActiveSession> AddAsync(SessionRecord record)
    {
        var session = new ActiveSession(record with { Token = null }, record.LastSeenAt, clock.GetUtcNow());
        await StoreAsync(session);
        return session;
    }

    /// <summary>Ends the session in the truth and everywhere else; <paramref name="address"/> is the client's, for the audit log.</summary>
    public async Task EndAsync(string key, Guid portalId, string address, CancellationToken ct)
    {
        await services.Identity.SendAsync(HttpMethod.Delete, $"/internal/sessions/{key}?address={Uri.EscapeDataString(address)}", null, portalId, ct);
        touches.Forget(key);
        await ForgetAsync(key, portalId);
    }

    /// <summary>Reads the session from the truth again, after it was changed there.</summary>
    public Task<ActiveSession?> ReloadAsync(ActiveSession session, CancellationToken ct) => LoadAsync(session.Record.Key, session, session.Record.PortalId, ct);

    private async Task<ActiveSession?> LoadAsync(string key, ActiveSession? copy, Guid portalId, CancellationToken ct)
    {
        var loadedAt = clock.GetUtcNow();
        SessionRecord? record;
        try
        {
            record = await services.Identity.GetAsync<SessionRecord>($"/internal/sessions/{key}", portalId, ct);
        }
        catch (RuleException error) when (copy is not null && error.Status == StatusCodes.Status503ServiceUnavailable)
        {
            logger.LogWarning("A session is used as it was known: {Reason}", error.Message);
            return copy;
        }

        if (record is null || record.PortalId != portalId)
        {
            await ForgetAsync(key, portalId);
            return null;
        }

        var lastSeen = Latest(record.LastSeenAt, copy?.LastSeenAt ?? await ReadSeenAsync(key), touches.Pending(key));
        var session = new ActiveSession(record with { Token = null }, lastSeen, loadedAt);
        await StoreAsync(session);
        return session;
    }

    private async Task<ActiveSession> SlideAsync(ActiveSession session, PortalSnapshot portal, DateTimeOffset now)
    {
        if (now - session.LastSeenAt < Precision)
        {
            return session;
        }

        session = session with { LastSeenAt = now };
        var key = session.Record.Key;
        var lifetime = LifetimeOf(session, portal.IdleMinutes);
        touches.Note(key, now);
        var stored = hot.SetAsync(Seen(key), now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), lifetime);
        var kept = hot.GetAndSlideAsync(Hot(key), lifetime);
        if (!await stored)
        {
            local.Set(Local(key), session, LocalLifetime);
        }

        await kept;
        return session;
    }

    private async Task<ActiveSession?> ReadHotAsync(string key)
    {
        var values = await hot.GetManyAsync(Hot(key), Seen(key));
        if (values is not [{ } json, { } seen])
        {
            return null;
        }

        try
        {
            // The store is asked each time; reading the same text again is not needed.
            if (!local.TryGetValue<Parsed>(Text(key), out var parsed) || parsed!.Json != json)
            {
                parsed = local.Set(Text(key), new Parsed(json, JsonSerializer.Deserialize<HotCopy>(json, ServiceDefaultsSetup.Json)), ParsedLifetime);
            }

            var copy = parsed.Copy;
            return copy is null ? null : new ActiveSession(copy.Record, DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(seen, CultureInfo.InvariantCulture)), copy.LoadedAt);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            // Written by another version: the truth knows.
            return null;
        }
    }

    /// <summary>The last use noted by any gateway; it outlives a copy that Identity has deleted.</summary>
    private async Task<DateTimeOffset?> ReadSeenAsync(string key) =>
        long.TryParse(await hot.GetAsync(Seen(key)), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? DateTimeOffset.FromUnixTimeMilliseconds(seen) : null;

    private async Task StoreAsync(ActiveSession session)
    {
        var key = session.Record.Key;
        var lifetime = LifetimeOf(session, session.Record.IdleMinutes);
        var seen = hot.SetAsync(Seen(key), session.LastSeenAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), lifetime);
        var copy = hot.SetAsync(Hot(key), JsonSerializer.Serialize(new HotCopy(session.Record, session.LoadedAt), ServiceDefaultsSetup.Json), lifetime);
        if (!await seen | !await copy)
        {
            local.Set(Local(key), session, LocalLifetime);
        }
        else
        {
            local.Remove(Local(key));
        }

        if (local.TryGetValue(Gone(key, session.Record.PortalId), out _))
        {
            // Signed out while we were reading.
            await ForgetAsync(key, session.Record.PortalId);
        }
    }

    private async Task ForgetAsync(string key, Guid portalId)
    {
        local.Set(Gone(key, portalId), true, GoneLifetime);
        local.Remove(Local(key));
        await Task.WhenAll(hot.DeleteAsync(Hot(key)), hot.DeleteAsync(Seen(key)));
    }

    /// <summary>A little longer than the session, whose end is decided by the clock and not by the store.</summary>
    private TimeSpan LifetimeOf(ActiveSession session, int idleMinutes)
    {
        var idle = TimeSpan.FromMinutes(idleMinutes + 1);
        var left = session.Record.AbsoluteEnd - clock.GetUtcNow();
        return left > idle ? idle : left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1);
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset? two, DateTimeOffset? three)
    {
        var latest = two > one ? two.Value : one;
        return three > latest ? three.Value : latest;
    }

    private static string Hot(string key) => SessionRecord.HotKeyOf(key);

    private static string Seen(string key) => Hot(key) + ":seen";

    private static (string, string) Local(string key) => ("session", key);

    private static (string, string) Text(string key) => ("session text", key);

    /// <summary>By portal: what is no session on one may be one on another.</summary>
    private static (string, string, Guid) Gone(string key, Guid portalId) => ("session gone", key, portalId);

    private sealed record HotCopy(SessionRecord Record, DateTimeOffset LoadedAt);

    private sealed record Parsed(string Json, HotCopy? Copy);
}
