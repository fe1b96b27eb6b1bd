using MassTransit;
using Portal.Contracts.Portals;

namespace Portal.Gateway.Live;

/// <summary>Tells customers' pages that their tickets follow changed settings now.</summary>
internal sealed class PortalProjectedConsumer(LiveHub hub) : IConsumer<PortalProjected>
{
    public Task Consume(ConsumeContext<PortalProjected> context)
    {
        hub.PortalProjected(context.Message);
        return Task.CompletedTask;
    }
}
