using MassTransit;
using Portal.Contracts.Imports;

namespace Portal.Gateway.Live;

/// <summary>Tells administrators that an import has got further.</summary>
internal sealed class TicketsImportedConsumer(LiveHub hub) : IConsumer<TicketsImported>
{
    public Task Consume(ConsumeContext<TicketsImported> context)
    {
        hub.ImportProgressed(context.Message.PortalId, context.Message.ImportId);
        return Task.CompletedTask;
    }
}
