using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;

namespace Portal.Gateway.Tokens;

/// <summary>Signs tokens: for callers, and for the gateway itself. Signing costs, so a token is used for a minute, half of its life.</summary>
internal sealed class ServiceTokens
{
    private static readonly TimeSpan Used = TimeSpan.FromSeconds(60);
    private readonly IMemoryCache _cache;
    private readonly TimeProvider _clock;
    private readonly ECDsaSecurityKey _key;

    public ServiceTokens(IConfiguration configuration, IMemoryCache cache, TimeProvider clock)
    {
        _cache = cache;
        _clock = clock;
        _key = InternalTokens.KeyFromPem(configuration["Tokens:PrivateKey"] ?? throw new InvalidOperationException("Tokens:PrivateKey is not configured."));
    }

    /// <summary>The gateway's own token on <paramref name="portalId"/>, for endpoints that only it may call.</summary>
    public string For(Guid portalId) => For(
        new Caller(CallerKind.Service, Guid.Empty, portalId, null, TicketScope.Own, [], "", "", "", ""),
        ("service", portalId));

    /// <summary>A token of <paramref name="caller"/>. The key must differ whenever the caller does.</summary>
    public string For(Caller caller, object key)
    {
        var now = _clock.GetUtcNow();
        if (_cache.TryGetValue<Issued>(key, out var known) && now < known!.At + Used)
        {
            return known.Token;
        }

        return _cache.Set(key, new Issued(InternalTokens.Issue(caller, _key, now), now), Used).Token;
    }

    private sealed record Issued(string Token, DateTimeOffset At);
}
