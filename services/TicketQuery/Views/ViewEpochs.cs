using Microsoft.EntityFrameworkCore;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Views;

/// <summary>The epoch ends all cached views at once. It moves when an event ought to have moved stamps and the hot store was out of reach.</summary>
/// <remarks>
/// Why in the database: a replica that remembers in memory that it owes the store a move can die with its debt, and while
/// it alone has lost the store, its siblings would go on serving what it could not end. So the move commits in the same
/// transaction as the change, and each replica asks for it again after a second; the one that moved it, at once.
/// Two bounds remain: a sibling may serve a view up to <see cref="Fresh"/> after such a commit, and a store that comes back
/// with an older copy of itself may serve what it had forgotten to have ended, until that view's lifetime is over.
/// </remarks>
internal sealed class ViewEpochs(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private Reading? _reading;

    /// <summary>The epoch, at most a second old.</summary>
    public async Task<long> CurrentAsync(CancellationToken ct)
    {
        var now = clock.GetTimestamp();
        if (Volatile.Read(ref _reading) is { } known && clock.GetElapsedTime(known.At, now) < Fresh)
        {
            return known.Value;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        var value = await db.ViewEpochs.Where(epoch => epoch.Id == ViewEpoch.TheOne).Select(epoch => epoch.Value).FirstAsync(ct);
        Volatile.Write(ref _reading, new Reading(value, now));
        return value;
    }

    /// <summary>Moves it with whatever transaction <paramref name="db"/> is in; call <see cref="Forget"/> after the commit.</summary>
    public static Task MoveAsync(TicketQueryDb db, CancellationToken ct) => db.ViewEpochs.Where(epoch => epoch.Id == ViewEpoch.TheOne)
        .ExecuteUpdateAsync(set => set.SetProperty(epoch => epoch.Value, epoch => epoch.Value + 1), ct);

    /// <summary>Asks the database again at the next view.</summary>
    public void Forget() => Volatile.Write(ref _reading, null);

    private sealed record Reading(long Value, long At);
}
