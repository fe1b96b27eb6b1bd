using System.Security.Cryptography;
using System.Text;

namespace Portal.Identity;

/// <summary>Failed sign-ins in a row for one address on one portal, whether or not anybody has that address. Five lock it for a quarter of an hour.</summary>
internal sealed class SignInFailures
{
    /// <summary>The failure that locks.</summary>
    public const int Limit = 5;

    /// <summary>How long a lock holds.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>When failures are forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    private SignInFailures()
    {
    }

    public Guid PortalId { get; private set; }
    public string EmailHash { get; private set; } = "";
    public long Version { get; private set; }
    public int Count { get; private set; }
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>No failures yet for a normalised address.</summary>
    public static SignInFailures None(Guid portalId, string email) => new() { PortalId = portalId, EmailHash = HashOf(email) };

    /// <summary>What stands for the address: people type passwords into the wrong field, and those are not to be kept.</summary>
    public static string HashOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)));

    /// <summary>Time until the lock ends; null when there is none.</summary>
    public TimeSpan? LockedFor(DateTimeOffset now)
    {
        var left = LastAt + Lock - now;
        return Count >= Limit && left > TimeSpan.Zero ? left : null;
    }

    /// <summary>Counts a failure. Attempts during a lock do not prolong it; after it, counting starts anew.</summary>
    public void Fail(DateTimeOffset now)
    {
        if (LockedFor(now) is not null)
        {
            return;
        }

        Count = Count >= Limit || LastAt + Memory < now ? 1 : Count + 1;
        LastAt = now;
        Version++;
    }
}
