using MassTransit;
using Portal.Contracts.Tickets;

namespace Portal.Gateway.Live;

/// <summary>Tells the desk, and only the desk, of an internal note.</summary>
internal sealed class NoteAddedConsumer(LiveHub hub) : IConsumer<NoteAdded>
{
    public Task Consume(ConsumeContext<NoteAdded> context)
    {
        var note = context.Message;
        hub.TicketChanged(note.PortalId, note.TicketId, note.Number, note.Version, TicketChange.Note);
        return Task.CompletedTask;
    }
}
