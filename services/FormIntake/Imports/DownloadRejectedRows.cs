using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.FormIntake.Imports;

/// <summary>The rejected rows as CSV, to be mended and uploaded again. Safe to open in a spreadsheet: no value runs as a formula.</summary>
internal static class DownloadRejectedRows
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    internal static async Task<PushStreamHttpResult> HandleAsync(Guid id, Caller caller, FormIntakeDb db, CancellationToken ct)
    {
        var import = await db.Imports.AsNoTracking().OneAsync(id, caller.PortalId, ct);
        var rows = db.RejectedRows.AsNoTracking().Where(row => row.ImportId == import.Id).OrderBy(row => row.Line).AsAsyncEnumerable();
        return TypedResults.Stream(body => WriteAsync(body, import.Columns, rows, ct), "text/csv; charset=utf-8", "rejected.csv");
    }

    private static async Task WriteAsync(Stream body, IReadOnlyList<string> columns, IAsyncEnumerable<RejectedImportRow> rows, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(body, Options, leaveOpen: true);
        foreach (var header in columns.Prepend("Reason").Prepend("Line"))
        {
            csv.WriteField(header);
        }

        await csv.EndRecordAsync(ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            csv.WriteField(row.Line);
            csv.WriteField(row.Reason);
            foreach (var column in columns)
            {
                csv.WriteField(row.Values.GetValueOrDefault(column, ""));
            }

            await csv.EndRecordAsync(ct);
        }

        await csv.FlushAsync(ct);
    }
}
