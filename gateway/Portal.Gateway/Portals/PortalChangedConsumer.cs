using MassTransit;
using Portal.Contracts.Portals;
using Portal.Gateway.Live;

namespace Portal.Gateway.Portals;

/// <summary>Makes changed settings count at once and tells open pages.</summary>
internal sealed class PortalChangedConsumer(PortalDirectory directory, LiveHub hub) : IConsumer<PortalChanged>
{
    public Task Consume(ConsumeContext<PortalChanged> context)
    {
        var portal = context.Message.Portal;
        if (directory.Upsert(portal))
        {
            hub.PortalChanged(portal);
        }

        return Task.CompletedTask;
    }
}
