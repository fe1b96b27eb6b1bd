using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.FormIntake.Imports.Reading;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Imports;

/// <summary>Shows what a mapping would make of the first rows. Changes nothing.</summary>
internal static class PreviewImport
{
    private const int Shown = 10;
    private const int Tried = 1000;
    private const int MaxDescription = 300;

    internal static async Task<Ok<Result>> HandleAsync(
        Guid id, Request? request, Caller caller, FormIntakeDb db, IFileStore files, TimeProvider clock, CancellationToken ct)
    {
        var import = await db.Imports.AsNoTracking().OneAsync(id, caller.PortalId, ct);
        var mapping = ColumnMapping.Check(request?.Mapping, import.Columns);
        var rows = await HeadAsync(import, files, Tried, ct);
        var mapper = new RowMapper(import.Columns, mapping, await DayFirstAsync(import, mapping, rows, db, ct), clock.GetUtcNow());
        var mapped = rows.ConvertAll(mapper.Map);
        return TypedResults.Ok(new Result([.. mapped.Take(Shown).Select(Item.Of)], mapped.Count(row => row.Problem is not null)));
    }

    /// <summary>The first rows of the file, with its line breaks and all.</summary>
    internal static async Task<List<CsvRow>> HeadAsync(Import import, IFileStore files, int count, CancellationToken ct)
    {
        await using var csv = await CsvFile.OpenAsync(await files.OpenAsync(import.FileId, ct), import.Format, ct);
        var rows = new List<CsvRow>();
        while (rows.Count < count && await csv.ReadAsync(ct) is { } row)
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Whether the file writes the day before the month; where its dates do not tell, the portal's language does.</summary>
    internal static async Task<bool> DayFirstAsync(
        Import import, IReadOnlyDictionary<string, string> mapping, IEnumerable<CsvRow> rows, FormIntakeDb db, CancellationToken ct)
    {
        var language = await db.Portals.Where(portal => portal.Id == import.PortalId).Select(portal => portal.Language).FirstOrDefaultAsync(ct);
        var columns = new[] { ColumnMapping.CreatedAt, ColumnMapping.ClosedAt }
            .Where(mapping.ContainsKey).Select(target => import.Columns.ToList().IndexOf(mapping[target])).ToList();
        return Dates.IsDayFirst(rows.SelectMany(row => columns.Select(column => row.Values[column])), language is not null and not "en");
    }

    /// <param name="Mapping">Column by target.</param>
    internal sealed record Request(IReadOnlyDictionary<string, string?>? Mapping);

    internal sealed record Result(IReadOnlyList<Item> Items, int RejectedInFirst1000);

    /// <param name="Problem">Why the row would be rejected; null when it would not.</param>
    internal sealed record Item(
        int Line, string ContactName, string ContactEmail, string Subject, string Description, string Status, string? Priority, string? Category, string? Problem)
    {
        public static Item Of(MappedRow mapped) => new(
            mapped.Row.Line,
            mapped.Row.ContactName,
            mapped.Row.ContactEmail,
            mapped.Row.Subject,
            Text.Cut(mapped.Row.Description, MaxDescription),
            mapped.Row.Status,
            mapped.Row.Priority,
            mapped.Row.Category,
            mapped.Problem);
    }
}
