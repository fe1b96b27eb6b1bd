using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Imports;
using Portal.FormIntake.Data;
using Portal.FormIntake.Imports;
using Portal.Messaging;

namespace Portal.FormIntake.Consumers;

/// <summary>Adds up what became of each batch, and ends the import with its last. A batch counts once, whatever message brings its answer.</summary>
internal sealed class TicketsImportedConsumer(FormIntakeDb db, ImportSignal signal, TimeProvider clock) : OnceConsumer<FormIntakeDb, TicketsImported>(db, clock)
{
    private readonly TimeProvider _clock = clock;

    protected override async Task HandleAsync(TicketsImported message, CancellationToken ct)
    {
        var batch = await Db.ImportBatches.FirstOrDefaultAsync(batch => batch.ImportId == message.ImportId && batch.Batch == message.Batch, ct);
        if (batch is null or { AnsweredAt: not null })
        {
            return;
        }

        var import = await Db.Imports.AsNoTracking().FirstAsync(import => import.Id == message.ImportId, ct);
        var rows = (batch.Rows ?? []).ToDictionary(row => row.Line);
        foreach (var rejected in message.Rejected.DistinctBy(row => row.Line))
        {
            var values = rows.TryGetValue(rejected.Line, out var row) ? row.Values : [];
            Db.RejectedRows.Add(RejectedImportRow.Of(import.Id, rejected.Line, rejected.Reason, import.Columns, values));
        }

        var now = _clock.GetUtcNow();
        batch.Answer(now);
        await Db.SaveChangesAsync(ct);
        await Db.Imports.Where(row => row.Id == import.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.BatchesAnswered, row => row.BatchesAnswered + 1)
                .SetProperty(row => row.Created, row => row.Created + message.Created)
                .SetProperty(row => row.Existing, row => row.Existing + message.Existing)
                .SetProperty(row => row.Refused, row => row.Refused + message.Rejected.Count),
            ct);
        await Db.FinishIfAnsweredAsync(import.Id, now, ct);
        signal.Wake();
    }
}
