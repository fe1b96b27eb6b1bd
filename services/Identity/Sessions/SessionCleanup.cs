using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;

namespace Portal.Identity.Sessions;

/// <summary>Deletes sessions past their end and failures that no longer count.</summary>
internal sealed class SessionCleanup(IServiceProvider services, TimeProvider clock, ILogger<SessionCleanup> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                await SweepAsync(scope.ServiceProvider.GetRequiredService<IdentityDb>(), clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                logger.LogWarning("Old sessions were not cleaned up: {Reason}", error.Message);
            }
        }
    }

    /// <summary>One sweep. An idle session keeps its row until the absolute end, since the portal's idle time may be raised meanwhile.</summary>
    internal static async Task SweepAsync(IdentityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var forgotten = now - SignInFailures.Memory;
        await db.Sessions.Where(session => session.AbsoluteEnd < now).ExecuteDeleteAsync(ct);
        await db.SignInFailures.Where(failures => failures.LastAt < forgotten).ExecuteDeleteAsync(ct);
    }
}
