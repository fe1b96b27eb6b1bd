using MassTransit;
using Portal.Contracts.Tickets;

namespace Portal.Gateway.Live;

/// <summary>Tells the desk of a public message.</summary>
internal sealed class MessagePostedConsumer(LiveHub hub) : IConsumer<MessagePosted>
{
    public Task Consume(ConsumeContext<MessagePosted> context)
    {
        var ticket = context.Message.Ticket;
        hub.TicketChanged(ticket.PortalId, ticket.Id, ticket.Number, ticket.Version, context.Message.Change);
        return Task.CompletedTask;
    }
}
