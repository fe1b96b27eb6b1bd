using MassTransit;
using Portal.Contracts.Tickets;
using Portal.TicketQuery.Projection;

namespace Portal.TicketQuery.Consumers;

/// <summary>Adds public messages. Notes are never subscribed to, so they cannot get here (P28).</summary>
internal sealed class MessagePostedConsumer(TicketProjection tickets) : IConsumer<MessagePosted>
{
    public Task Consume(ConsumeContext<MessagePosted> context) =>
        tickets.ApplyAsync(context.Message.Ticket, context.Message.Message, context.Message.Activities, context.Message.Change, context.CancellationToken);
}
