using MassTransit;
using Portal.Contracts.Tickets;

namespace Portal.Gateway.Live;

/// <summary>Tells the desk of a changed ticket.</summary>
internal sealed class TicketChangedConsumer(LiveHub hub) : IConsumer<TicketChanged>
{
    public Task Consume(ConsumeContext<TicketChanged> context)
    {
        var ticket = context.Message.Ticket;
        hub.TicketChanged(ticket.PortalId, ticket.Id, ticket.Number, ticket.Version, context.Message.Change);
        return Task.CompletedTask;
    }
}
