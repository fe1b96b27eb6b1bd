using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Imports;

/// <summary>Keeps the running imports running, a few side by side; after a restart it finds them where they were.</summary>
internal sealed class ImportWorker(IServiceScopeFactory scopes, ImportRun run, ImportSignal signal, TimeProvider clock, ILogger<ImportWorker> logger) : BackgroundService
{
    private const int SideBySide = 4;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Dictionary<Guid, Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var done in _running.Where(pair => pair.Value.IsCompleted).Select(pair => pair.Key).ToList())
                {
                    _running.Remove(done);
                }

                foreach (var id in await WaitingAsync(stoppingToken))
                {
                    _running[id] = Task.Run(() => ReadAsync(id, stoppingToken), stoppingToken);
                }

                await signal.WaitAsync(Poll, clock, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Imports paused: {Reason}", error.Message);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<List<Guid>> WaitingAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FormIntakeDb>();
        var known = _running.Keys.ToList();
        return await db.Imports.AsNoTracking()
            .Where(import => import.Status == ImportStatus.Running && !import.EndReached && !known.Contains(import.Id))
            .OrderBy(import => import.StartedAt)
            .Select(import => import.Id)
            .Take(Math.Max(0, SideBySide - known.Count))
            .ToListAsync(ct);
    }

    private async Task ReadAsync(Guid id, CancellationToken ct)
    {
        try
        {
            await run.ReadAsync(id, ct);
        }
        catch (RuleException error)
        {
            logger.LogError("Import {Import} failed: {Reason}", id, error.Message);
            await run.FailAsync(id, error is InvalidInputException invalid ? invalid.Errors.Values.First()[0] : error.Message, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process is at it. Should it stop, this one takes over later.
            await Task.Delay(Pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            logger.LogWarning(error, "Import {Import} paused", id);
            await Task.Delay(Pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (OperationCanceledException)
        {
            // Stopping; it goes on at the next start.
        }
    }
}
