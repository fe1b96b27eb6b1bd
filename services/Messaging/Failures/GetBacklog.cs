using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults;

namespace Portal.Messaging.Failures;

/// <summary>What waits in this service, and the newest of what has failed for good.</summary>
internal static class GetBacklog
{
    private const int MostShown = 100;

    public static async Task<Ok<Backlog>> HandleAsync(MessagingDbContext db, ServiceName service, TimeProvider clock, CancellationToken ct)
    {
        var unsent = db.OutboxMessages.AsNoTracking().Where(row => row.SentAt == null);
        var pending = unsent.Where(row => row.FailedAt == null);
        var parked = unsent.Where(row => row.FailedAt != null);
        var oldest = await pending.OrderBy(row => row.Sequence).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(ct);
        var fromOutbox = await parked.OrderByDescending(row => row.Sequence).Take(MostShown)
            .Select(row => new FailedItem(row.Id, row.Type, row.Error ?? "", row.Attempts, row.CreatedAt, FailureSource.Outbox, row.Queue))
            .ToListAsync(ct);
        var fromConsumers = await db.FailedMessages.AsNoTracking().OrderByDescending(row => row.FailedAt).Take(MostShown)
            .Select(row => new FailedItem(row.Id, row.Type, row.Error, row.Attempts, row.CreatedAt, FailureSource.Consumer, row.Queue))
            .ToListAsync(ct);
        return TypedResults.Ok(new Backlog(
            service.Value,
            await pending.CountAsync(ct),
            oldest is { } time ? Math.Max(0, (clock.GetUtcNow() - time).TotalSeconds) : 0,
            await TotalAsync(fromOutbox, parked, ct) + await TotalAsync(fromConsumers, db.FailedMessages, ct),
            [.. fromOutbox.Concat(fromConsumers).OrderByDescending(item => item.CreatedAt).Take(MostShown)]));
    }

    /// <summary>Counted anew only where not all are shown, so that the number fits what is shown while messages come and go.</summary>
    private static async Task<int> TotalAsync<T>(List<FailedItem> shown, IQueryable<T> all, CancellationToken ct) =>
        shown.Count < MostShown ? shown.Count : await all.CountAsync(ct);
}
