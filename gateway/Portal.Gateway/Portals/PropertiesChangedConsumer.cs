using MassTransit;
using Portal.Contracts.Properties;
using Portal.Gateway.Live;

namespace Portal.Gateway.Portals;

/// <summary>Headings of columns change at once, on open pages too.</summary>
internal sealed class PropertiesChangedConsumer(PropertyDirectory properties, PortalDirectory portals, LiveHub hub) : IConsumer<PropertiesChanged>
{
    public Task Consume(ConsumeContext<PropertiesChanged> context)
    {
        var set = context.Message.Set;
        if (properties.Upsert(set) && portals.Find(set.PortalId) is { } portal)
        {
            hub.PortalChanged(portal);
        }

        return Task.CompletedTask;
    }
}
