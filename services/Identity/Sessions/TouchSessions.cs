using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Sessions;

/// <summary>Prolongs sessions by what the gateway saw; only forward, and never one that had ended by then.</summary>
internal static class TouchSessions
{
    private const int MaxKeys = 1000;

    public static async Task<NoContent> HandleAsync(TouchRequest request, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var keys = request.Keys ?? throw new InvalidInputException("keys", "Say which sessions were seen.");
        new Validation().Require(keys.Count <= MaxKeys, "keys", $"At most {MaxKeys} at a time.").ThrowIfInvalid();
        var now = clock.GetUtcNow();
        var names = keys.Keys.ToArray();

        // In the order of keys, so that two gateways touching the same ones cannot block each other.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var sessions = await db.Sessions.AsNoTracking().Where(session => names.Contains(session.Key)).OrderBy(session => session.Key).ToListAsync(ct);
        foreach (var session in sessions)
        {
            var seen = keys[session.Key].ToUniversalTime();
            seen = seen < now ? seen : now;
            if (seen > session.LastSeenAt && session.IsAliveAt(seen))
            {
                await db.Sessions.Where(row => row.Key == session.Key && row.LastSeenAt < seen)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, seen), ct);
            }
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>When each session was last seen, by key. Any portal's: the gateway collects them all.</summary>
internal sealed record TouchRequest(IReadOnlyDictionary<string, DateTimeOffset>? Keys);
