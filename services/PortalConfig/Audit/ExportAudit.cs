using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Text;

namespace Portal.PortalConfig.Audit;

/// <summary>The audit log as CSV, line by line from the database. Columns are named as in the API, so that programs can read them whatever language a person speaks.</summary>
internal static class ExportAudit
{
    private static readonly string[] Headers =
        ["sequence", "at", "actorKind", "actorId", "actor", "address", "action", "targetKind", "targetId", "target", "before", "after", "hash"];

    public static IResult Handle([AsParameters] AuditFilter filter, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var entries = filter.Apply(db.AuditEntries.AsNoTracking().Where(entry => entry.PortalId == caller.PortalId)).OrderByDescending(entry => entry.Sequence);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(
            body => WriteAsync(body, entries.AsAsyncEnumerable(), ct),
            "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"audit-{clock.GetUtcNow():yyyy-MM-dd}.csv"));
    }

    private static async Task WriteAsync(Stream body, IAsyncEnumerable<AuditEntry> entries, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(body, CsvWriterOptions.Default with { WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync([.. Headers], ct);
        await foreach (var entry in entries.WithCancellation(ct))
        {
            await csv.WriteRecordAsync(
                [
                    entry.Sequence.ToString(CultureInfo.InvariantCulture),
                    entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                    SpreadsheetText.Harmless(entry.ActorKind),
                    entry.ActorId?.ToString() ?? "",
                    SpreadsheetText.Harmless(entry.ActorName),
                    SpreadsheetText.Harmless(entry.Address),
                    SpreadsheetText.Harmless(entry.Action),
                    SpreadsheetText.Harmless(entry.TargetKind),
                    SpreadsheetText.Harmless(entry.TargetId),
                    SpreadsheetText.Harmless(entry.TargetName),
                    SpreadsheetText.Harmless(entry.Before ?? ""),
                    SpreadsheetText.Harmless(entry.After ?? ""),
                    entry.Hash,
                ],
                ct);
        }
    }
}
