using Portal.Contracts.Imports;
using Portal.Conversations.Data;
using Portal.Conversations.Imports;
using Portal.Messaging;

namespace Portal.Conversations.Consumers;

/// <summary>Makes the tickets of a batch in one transaction and reports what became of it.</summary>
internal sealed class ImportContactsSavedConsumer(ConversationDb db, TimeProvider clock, ILogger<ImportContactsSavedConsumer> logger)
    : OnceConsumer<ConversationDb, ImportContactsSaved>(db, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(ImportContactsSaved message, CancellationToken ct)
    {
        var (created, existing, rejected) = await new TicketImporter(Db, _clock, logger).ImportAsync(message.PortalId, message.Tickets, ct);
        Db.Enqueue(new TicketsImported(message.ImportId, message.PortalId, message.Batch, created, existing, rejected), message.ImportId);
    }
}
