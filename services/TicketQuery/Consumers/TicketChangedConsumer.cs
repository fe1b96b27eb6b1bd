using MassTransit;
using Portal.Contracts.Tickets;
using Portal.TicketQuery.Projection;

namespace Portal.TicketQuery.Consumers;

/// <summary>Keeps tickets as their newest snapshot says.</summary>
internal sealed class TicketChangedConsumer(TicketProjection tickets) : IConsumer<TicketChanged>
{
    public Task Consume(ConsumeContext<TicketChanged> context) =>
        tickets.ApplyAsync(context.Message.Ticket, message: null, context.Message.Activities, context.Message.Change, context.CancellationToken);
}
