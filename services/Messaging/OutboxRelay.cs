using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Contracts;
using Portal.ServiceDefaults;

namespace Portal.Messaging;

/// <summary>Publishes what the outbox holds: one aggregate's messages in order, different aggregates side by side. At least once; the inbox removes repeats.</summary>
internal sealed class OutboxRelay<TDb>(
    IServiceProvider services, IOutboxTransport transport, OutboxSignal signal, OutboxState state, ServiceName service, TimeProvider clock, ILogger<OutboxRelay<TDb>> logger)
    : BackgroundService
    where TDb : MessagingDbContext
{
    private const int BatchSize = 256;
    private const int InFlight = 32;
    private const int MaxAttempts = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <summary>Short, since being away is waited for before each batch; this is for a broker that says it is there and does not answer.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Aggregates whose message a consumer just refused, and until when they rest; the others go on.</summary>
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _resting = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var lease = new OutboxLease(service.Value);
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await transport.ReadyAsync(stoppingToken);
                state.Active = await HoldsAsync(lease, stoppingToken);
                var outcome = state.Active ? await SendBatchAsync(stoppingToken) : Outcome.Empty;
                pause = outcome == Outcome.Interrupted ? Longer(pause) : TimeSpan.Zero;
                if (outcome == Outcome.Interrupted)
                {
                    await Task.Delay(pause, clock, stoppingToken);
                }
                else if (outcome == Outcome.Empty)
                {
                    await signal.WaitAsync(Poll, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                pause = Longer(pause);
                logger.LogWarning("Outbox paused for {Pause}: {Reason}", pause, error.Message);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sends one batch. The transaction is never open while talking to the broker: send first, then mark; a crash between sends again.</summary>
    internal async Task<Outcome> SendBatchAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var poisoned = db.OutboxMessages.Where(row => row.FailedAt != null && row.SentAt == null && row.Attempts == 0).Select(row => row.Key);
        var resting = _resting.Where(rest => rest.Value > clock.GetUtcNow()).Select(rest => rest.Key).ToArray();
        var rows = await db.OutboxMessages.AsNoTracking()
            .Where(row => row.SentAt == null && row.FailedAt == null && !poisoned.Contains(row.Key) && !resting.Contains(row.Key))
            .OrderBy(row => row.Sequence)
            .Take(BatchSize)
            .ToListAsync(ct);
        if (rows.Count == 0)
        {
            return Outcome.Empty;
        }

        var sent = new ConcurrentBag<long>();
        var failed = new ConcurrentBag<OutboxMessage>();
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Parallel.ForEachAsync(rows.GroupBy(row => row.Key), new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (group, _) =>
        {
            foreach (var row in group)
            {
                // A broker that does not answer one does not answer the others: they would each wait for the limit.
                if (interrupted.IsCancellationRequested)
                {
                    return;
                }

                if (!await TrySendAsync(row, ct))
                {
                    failed.Add(row);
                    if (!transport.FailuresCount && row.FailedAt is null)
                    {
                        await interrupted.CancelAsync();
                    }

                    return;
                }

                sent.Add(row.Sequence);
            }
        });

        // Neither the loop above nor marking is cancelled half-way: what is sent but not marked would be sent again.
        await MarkAsync(db, sent, failed);
        return interrupted.IsCancellationRequested ? Outcome.Interrupted : Outcome.Sent;
    }

    private async Task<bool> TrySendAsync(OutboxMessage row, CancellationToken ct)
    {
        try
        {
            var type = MessageTypes.Find(row.Type) ?? throw new JsonException($"Unknown message type '{row.Type}'.");
            var message = JsonSerializer.Deserialize(row.Payload, type, ServiceDefaultsSetup.Json) ?? throw new JsonException("Empty payload.");
            using var activity = MessagingMetrics.Source.StartActivity("outbox publish " + row.Type, ActivityKind.Producer, row.TraceParent);
            await transport.HandOverAsync(message, type, row, ct);
            _resting.TryRemove(row.Key, out _);
            MessagingMetrics.Sent.Add(1);
            MessagingMetrics.Delay.Record((clock.GetUtcNow() - row.CreatedAt).TotalSeconds);
            return true;
        }
        catch (JsonException error)
        {
            // Nothing but a person can mend this. Its aggregate waits, so that order holds; all others go on.
            row.FailedAt = clock.GetUtcNow();
            row.Error = error.Message;
            MessagingMetrics.Poisoned.Add(1);
            logger.LogError("Outbox message {Id} ({Type}) cannot be read: {Reason}", row.Id, row.Type, error.Message);
        }
        catch (Exception error)
        {
            if (ct.IsCancellationRequested)
            {
                return false;
            }

            MessagingMetrics.SendFailed.Add(1);
            logger.LogWarning("Outbox message {Id} ({Type}) was not handed over: {Reason}", row.Id, row.Type, error.Message);
            if (transport.FailuresCount)
            {
                row.Attempts++;
                row.Error = error.Message;
                if (row.Attempts >= MaxAttempts)
                {
                    // It waits for a person now; its aggregate goes on, and a replay is not to wait either.
                    row.FailedAt = clock.GetUtcNow();
                    _resting.TryRemove(row.Key, out _);
                }
                else
                {
                    _resting[row.Key] = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(2, row.Attempts - 1));
                }
            }
        }

        return false;
    }

    private async Task MarkAsync(TDb db, IReadOnlyCollection<long> sent, IReadOnlyCollection<OutboxMessage> failed)
    {
        var now = clock.GetUtcNow();
        if (sent.Count > 0)
        {
            await db.OutboxMessages.Where(row => sent.Contains(row.Sequence))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.SentAt, now), CancellationToken.None);
        }

        foreach (var row in failed.Where(row => row.Error is not null))
        {
            await db.OutboxMessages.Where(stored => stored.Sequence == row.Sequence).ExecuteUpdateAsync(
                set => set.SetProperty(stored => stored.Attempts, row.Attempts)
                    .SetProperty(stored => stored.FailedAt, row.FailedAt)
                    .SetProperty(stored => stored.HandledBy, row.HandledBy)
                    .SetProperty(stored => stored.Error, row.Error),
                CancellationToken.None);
        }
    }

    private async Task<bool> HoldsAsync(OutboxLease lease, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await lease.HoldAsync(scope.ServiceProvider.GetRequiredService<TDb>(), ct);
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));

    internal enum Outcome
    {
        Empty,
        Sent,
        Interrupted,
    }
}

/// <summary>What health and metrics say about this service's outbox.</summary>
internal sealed class OutboxState
{
    public volatile bool Active;
    public long Pending;
    public long Failed;
    public double OldestAgeSeconds;
}
