using Microsoft.Extensions.Options;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Gateway.Services;

namespace Portal.Gateway.Portals;

/// <summary>Fills the directory from PortalConfig at start, however long that takes to answer, and looks again now and then.</summary>
internal sealed class PortalLoader(
    PortalDirectory directory, PropertyDirectory properties, ServiceClients services, IOptions<GatewayOptions> options, TimeProvider clock, ILogger<PortalLoader> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>While everything starts, PortalConfig may need some seconds; only a longer silence is worth a person's attention.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Loads all portals now; throws when PortalConfig does not answer.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        var portals = await services.PortalConfig.GetAsync<IReadOnlyList<PortalSnapshot>>("/internal/portals", Guid.Empty, ct)
            ?? throw new HttpRequestException("PortalConfig does not know this address.");
        directory.Replace(portals);
        foreach (var set in await services.PortalConfig.GetAsync<IReadOnlyList<PropertySet>>("/internal/properties", Guid.Empty, ct) ?? [])
        {
            properties.Upsert(set);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromMilliseconds(200);
        var answered = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefreshAsync(stoppingToken);
                pause = TimeSpan.FromMilliseconds(200);
                answered = clock.GetTimestamp();
                await Task.Delay(TimeSpan.FromSeconds(options.Value.PortalPollSeconds), clock, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.Log(clock.GetElapsedTime(answered) < Patience ? LogLevel.Debug : LogLevel.Warning, "The portals could not be loaded, again in {Pause}: {Reason}", pause, error.Message);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            }
        }
    }
}
