using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Portal.Gateway.Services;

namespace Portal.Gateway.Sessions;

/// <summary>Collects last-seen times and reports them to Identity in batches, also when the gateway stops, so that losing the hot store signs nobody out.</summary>
internal sealed class TouchBuffer(ServiceClients services, IOptions<GatewayOptions> options, TimeProvider clock, ILogger<TouchBuffer> logger) : BackgroundService
{
    private const int BatchSize = 1000;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    public void Note(string key, DateTimeOffset time) => _seen.AddOrUpdate(key, time, (_, known) => known > time ? known : time);

    public void Forget(string key) => _seen.TryRemove(key, out _);

    /// <summary>A time that Identity has not been told yet.</summary>
    public DateTimeOffset? Pending(string key) => _seen.TryGetValue(key, out var time) ? time : null;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    internal async Task TryFlushAsync(CancellationToken ct)
    {
        try
        {
            foreach (var batch in _seen.ToArray().Chunk(BatchSize))
            {
                await services.Identity.SendAsync(HttpMethod.Post, "/internal/sessions/touch", new TouchRequest(batch.ToDictionary()), Guid.Empty, ct);
                foreach (var told in batch)
                {
                    // Only what was told: a later time stays for the next report.
                    _seen.TryRemove(told);
                }
            }
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            logger.LogWarning("Last-seen times wait for Identity: {Reason}", error.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.TouchSeconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryFlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping; the rest is reported there.
        }
    }

    internal sealed record TouchRequest(IReadOnlyDictionary<string, DateTimeOffset> Keys);
}
