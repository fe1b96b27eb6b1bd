using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Limits;

/// <summary>How often one session or one address may ask. Counts are of this process: with several gateways the limits multiply.</summary>
internal sealed class RateLimits(IOptions<GatewayOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _signIns = Window(options.Value.SignInsPerMinute);
    private readonly PartitionedRateLimiter<string> _sessions = Bucket(options.Value.RequestsPerMinute);
    private readonly PartitionedRateLimiter<string> _addresses = Bucket(options.Value.AnonymousRequestsPerMinute);

    /// <summary>Counts an attempt to sign in; throws when there were too many.</summary>
    public void SignIn(string address) => Count(_signIns, address);

    /// <summary>Counts an API request of a session; throws when there were too many.</summary>
    public void Session(string key) => Count(_sessions, key);

    /// <summary>Counts an API request without a session; throws when there were too many.</summary>
    public void Anonymous(string address) => Count(_addresses, address);

    public void Dispose()
    {
        _signIns.Dispose();
        _sessions.Dispose();
        _addresses.Dispose();
    }

    private static void Count(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
        {
            var after = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 1;
            throw new RuleException("too-many-requests", "Too many requests. Please wait a moment.", StatusCodes.Status429TooManyRequests) { RetryAfter = Math.Max(1, after) };
        }
    }

    private static PartitionedRateLimiter<string> Window(int perMinute) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>A minute's worth at once, then evenly.</summary>
    private static PartitionedRateLimiter<string> Bucket(int perMinute) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));
}
