using Microsoft.EntityFrameworkCore;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Exports.Jobs;

/// <summary>Makes the exports that wait, a few side by side, and takes up those whose process has died.</summary>
internal sealed class ExportWorker(IServiceScopeFactory scopes, ExportRun run, ExportSignal signal, TimeProvider clock, ILogger<ExportWorker> logger) : BackgroundService
{
    private const int SideBySide = 2;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Dictionary<Guid, Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Before looking: what is asked for meanwhile ends the wait.
            var wake = signal.WaitAsync(Poll, clock, stoppingToken);
            try
            {
                foreach (var done in _running.Where(pair => pair.Value.IsCompleted).Select(pair => pair.Key).ToList())
                {
                    _running.Remove(done);
                }

                foreach (var id in await WaitingAsync(stoppingToken))
                {
                    _running[id] = Task.Run(() => run.MakeAsync(id, stoppingToken), stoppingToken);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Exports paused: {Reason}", error.Message);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await wake.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<List<Guid>> WaitingAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        var (now, known) = (clock.GetUtcNow(), _running.Keys.ToList());
        return await db.ExportJobs.AsNoTracking()
            .Where(ExportJob.IsOpen)
            .Where(job => (job.HeldUntil == null || job.HeldUntil < now) && !known.Contains(job.Id))
            .OrderBy(job => job.CreatedAt)
            .Select(job => job.Id)
            .Take(Math.Max(0, SideBySide - known.Count))
            .ToListAsync(ct);
    }
}
