using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Messaging;

/// <summary>Measures the outbox and removes what is no longer needed: sent rows after a day, inbox rows, idempotency keys and who changed what last after a week. Failed rows stay.</summary>
internal sealed class MessagingUpkeep<TDb>(IServiceProvider services, OutboxState state, TimeProvider clock, ILogger<MessagingUpkeep<TDb>> logger) : BackgroundService
    where TDb : MessagingDbContext
{
    private static readonly TimeSpan MeasureEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CleanEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KeepSent = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepHandled = TimeSpan.FromDays(7);
    private const int CleanBatch = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextCleaning = clock.GetUtcNow() + CleanEvery;
        using var timer = new PeriodicTimer(MeasureEvery, clock);
        do
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<TDb>();
                await MeasureAsync(db, stoppingToken);
                if (clock.GetUtcNow() >= nextCleaning)
                {
                    nextCleaning = clock.GetUtcNow() + CleanEvery;
                    await CleanAsync(db, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning("Outbox upkeep skipped a round: {Reason}", error.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task MeasureAsync(TDb db, CancellationToken ct)
    {
        var unsent = db.OutboxMessages.Where(row => row.SentAt == null);
        var pending = await unsent.CountAsync(row => row.FailedAt == null, ct);
        var oldest = await unsent.Where(row => row.FailedAt == null).OrderBy(row => row.Sequence).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(ct);
        Interlocked.Exchange(ref state.Pending, pending);
        Interlocked.Exchange(ref state.Failed, await unsent.CountAsync(row => row.FailedAt != null, ct) + await db.FailedMessages.CountAsync(ct));
        Volatile.Write(ref state.OldestAgeSeconds, oldest is { } time ? (clock.GetUtcNow() - time).TotalSeconds : 0);
    }

    internal async Task CleanAsync(TDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sentBefore = now - KeepSent;
        var handledBefore = now - KeepHandled;
        await InBatchesAsync(() => db.OutboxMessages.Where(row => row.SentAt < sentBefore).OrderBy(row => row.SentAt).Take(CleanBatch).ExecuteDeleteAsync(ct));
        await InBatchesAsync(() => db.InboxMessages.Where(row => row.ReceivedAt < handledBefore).OrderBy(row => row.ReceivedAt).Take(CleanBatch).ExecuteDeleteAsync(ct));
        await InBatchesAsync(() => db.IdempotencyKeys.Where(row => row.CreatedAt < handledBefore).OrderBy(row => row.CreatedAt).Take(CleanBatch).ExecuteDeleteAsync(ct));
        if (db.Model.FindEntityType(typeof(LastChange)) is not null)
        {
            await InBatchesAsync(() => db.Set<LastChange>().Where(row => row.At < handledBefore).OrderBy(row => row.At).Take(CleanBatch).ExecuteDeleteAsync(ct));
        }

        if (db.Database.IsSqlite())
        {
            // SQLite gathers the statistics its planner needs only when told to.
            await db.Database.ExecuteSqlRawAsync("PRAGMA optimize", ct);
        }
    }

    /// <summary>Small deletes, so that no lock is held long beside the writers.</summary>
    private static async Task InBatchesAsync(Func<Task<int>> delete)
    {
        while (await delete() == CleanBatch)
        {
        }
    }
}

/// <summary>Degraded while messages wait longer than a minute or any needs a person; never unhealthy, since reads and writes go on.</summary>
internal sealed class OutboxHealth(OutboxState state) : IHealthCheck
{
    private const double LateAfterSeconds = 60;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failed = Interlocked.Read(ref state.Failed);
        var late = Volatile.Read(ref state.OldestAgeSeconds) > LateAfterSeconds;
        return Task.FromResult((failed, late) switch
        {
            ( > 0, _) => HealthCheckResult.Degraded($"{failed} message(s) failed and wait for an operator."),
            (_, true) => HealthCheckResult.Degraded("Messages wait longer than a minute for the bus."),
            _ => HealthCheckResult.Healthy(),
        });
    }
}
