using MassTransit;
using Portal.Contracts.Portals;
using Portal.TicketQuery.Projection;

namespace Portal.TicketQuery.Consumers;

/// <summary>Keeps the settings that tickets depend on.</summary>
internal sealed class PortalChangedConsumer(SettingsProjection settings) : IConsumer<PortalChanged>
{
    public Task Consume(ConsumeContext<PortalChanged> context)
    {
        var portal = context.Message.Portal;
        return settings.ApplyAsync(portal.Id, known => Task.FromResult(known.Take(portal)), context.CancellationToken);
    }
}
