using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.FormIntake.Imports.Reading;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Imports;

/// <summary>Reads one import's file from where it was left to its end.</summary>
/// <remarks>
/// Progress, rejected rows and the event of a batch are one transaction, so a killed process has either done a batch or not begun it. Two processes
/// at the same import cannot both commit a batch: the import's version moves with each, and the slower one stops.
/// </remarks>
internal sealed class ImportRun(IServiceScopeFactory scopes, IFileStore files, ImportSignal signal, TimeProvider clock)
{
    private const int RowsInBatch = 50;

    /// <summary>Batches on their way before reading waits for answers: the help desk sets the pace, and its people do not wait behind an import.</summary>
    private const int MaxOpen = 20;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    public async Task ReadAsync(Guid id, CancellationToken ct)
    {
        var import = await LoadAsync(id, ct);
        await using var csv = await CsvFile.OpenAsync(await files.OpenAsync(import.FileId, ct), import.Format, ct);
        var mapper = new RowMapper(import.Columns, import.Mapping!, import.DayFirst, import.StartedAt!.Value);
        await SkipAsync(csv, import.Read, ct);
        while (import is { Status: ImportStatus.Running, EndReached: false })
        {
            if (import.BatchesOpen >= MaxOpen)
            {
                await signal.WaitAsync(Poll, clock, ct);
                import = await LoadAsync(id, ct);
                continue;
            }

            var rows = await NextAsync(csv, ct);
            import = await CommitAsync(import, rows, rows.ConvertAll(mapper.Map), ct);
        }
    }

    public async Task FailAsync(Guid id, string error, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FormIntakeDb>();
        var import = await db.Imports.FirstAsync(import => import.Id == id, ct);
        import.Fail(error, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    private async Task<Import> CommitAsync(Import known, List<CsvRow> rows, List<MappedRow> mapped, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FormIntakeDb>();
        var import = await db.Imports.FirstAsync(import => import.Id == known.Id, ct);
        if (import.Read != known.Read || import.EndReached)
        {
            throw new DbUpdateConcurrencyException("Another process has read on.");
        }

        db.RejectedRows.AddRange(mapped.Zip(rows).Where(pair => pair.First.Problem is not null)
            .Select(pair => RejectedImportRow.Of(import.Id, pair.Second.Line, pair.First.Problem!, import.Columns, pair.Second.Values)));
        var good = mapped.Where(row => row.Problem is null).Select(row => row.Row).ToList();
        if (import.Advance(rows.Count, good, end: rows.Count < RowsInBatch) is { } batch)
        {
            db.ImportBatches.Add(ImportBatch.Sent(import.Id, batch.Batch, [.. rows.Zip(mapped).Where(pair => pair.Second.Problem is null).Select(pair => pair.First)]));
            db.Enqueue(batch, import.Id);
        }

        await db.SaveChangesAsync(ct);
        if (import.EndReached)
        {
            await db.FinishIfAnsweredAsync(import.Id, clock.GetUtcNow(), ct);
        }

        return import;
    }

    private async Task<Import> LoadAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FormIntakeDb>().Imports.AsNoTracking().FirstAsync(import => import.Id == id, ct);
    }

    private static async Task<List<CsvRow>> NextAsync(CsvFile csv, CancellationToken ct)
    {
        var rows = new List<CsvRow>(RowsInBatch);
        while (rows.Count < RowsInBatch && await csv.ReadAsync(ct) is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }

    private static async Task SkipAsync(CsvFile csv, int count, CancellationToken ct)
    {
        while (count > 0 && await csv.ReadAsync(ct) is not null)
        {
            count--;
        }
    }
}
