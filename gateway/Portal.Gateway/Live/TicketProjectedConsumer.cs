using MassTransit;
using Portal.Contracts.Tickets;

namespace Portal.Gateway.Live;

/// <summary>Tells customers' pages.</summary>
internal sealed class TicketProjectedConsumer(LiveHub hub) : IConsumer<TicketProjected>
{
    public Task Consume(ConsumeContext<TicketProjected> context)
    {
        hub.TicketProjected(context.Message);
        return Task.CompletedTask;
    }
}
