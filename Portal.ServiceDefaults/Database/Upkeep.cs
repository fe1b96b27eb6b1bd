using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.ServiceDefaults.Database;

/// <summary>Removes from a service's database what is no longer needed, every ten minutes. A sweep that fails is told in the log, and the next one does its work.</summary>
/// <param name="sweep">One sweep at the given time.</param>
/// <param name="undone">What the log says of a failed sweep, such as "Old sessions were not removed".</param>
public abstract class Upkeep<TDb>(IServiceProvider services, TimeProvider clock, ILogger logger, Func<TDb, DateTimeOffset, CancellationToken, Task> sweep, string undone)
    : BackgroundService
    where TDb : DbContext
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                await sweep(scope.ServiceProvider.GetRequiredService<TDb>(), clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning("{Undone}: {Reason}", undone, error.Message);
            }
        }
    }
}
