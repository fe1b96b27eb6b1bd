using Portal.FormIntake.Attachments;
using Portal.FormIntake.Data;
using Portal.FormIntake.Imports.Reading;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Imports;

/// <summary>Takes a CSV file in, reads it once to its end so that a broken one is refused now and not half-way, and suggests what its columns are.</summary>
internal static class UploadImport
{
    private const long MaxBytes = 50 * 1024 * 1024;
    private const int SampleRows = 5;
    private const int MaxSampleValue = 500;
    private static readonly string[] Extensions = [".csv", ".tsv", ".txt"];

    internal static async Task<IResult> HandleAsync(
        HttpContext http, Caller caller, FormIntakeDb db, UploadTaker uploads, TimeProvider clock, CancellationToken ct)
    {
        var upload = await MultipartUpload.ReadAsync(http.Request, MaxBytes, ct);
        if (!Extensions.Contains(Path.GetExtension(upload.Name), StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidInputException("file", "Choose a CSV file. Excel can save one: Save as, CSV UTF-8.");
        }

        // Aside first: only a file that can be read is kept.
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 128 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await upload.Content.CopyToAsync(file, ct);
        var (format, columns, sample, rows) = await AnalyzeAsync(file, ct);

        file.Position = 0;
        return await uploads.TakeAsync(http, new CheckedFile(upload.Name, "text/csv", file), AddAsync, ct);

        async Task<IResult> AddAsync(StoredFile stored)
        {
            var import = Import.Upload(caller.PortalId, caller.Id, stored.Id, stored.Name, format, columns, rows, clock.GetUtcNow());
            db.Imports.Add(import);
            db.Uploads.Remove((await db.Uploads.FindAsync([stored.Id], ct))!);
            await db.SaveChangesAsync(ct);
            return TypedResults.Created(
                $"/api/desk/imports/{import.Id}", new Result(import.Id, import.FileName, columns, sample, rows, ColumnMapping.Suggest(columns)));
        }
    }

    internal static async Task<Analysis> AnalyzeAsync(Stream file, CancellationToken ct)
    {
        var encoding = await CsvFormat.DetectEncodingAsync(file, ct);
        await using var csv = await CsvFile.DetectAsync(file, encoding, ct);
        var sample = new List<IReadOnlyList<string>>();
        var rows = 0;
        while (await csv.ReadAsync(ct) is { } row)
        {
            rows++;
            if (sample.Count < SampleRows)
            {
                sample.Add([.. row.Values.Select(value => Text.Cut(Text.Lines(value), MaxSampleValue))]);
            }
        }

        return rows > 0
            ? new Analysis(new CsvFormat(encoding, csv.Separator), csv.Columns, sample, rows)
            : throw new InvalidInputException("file", "The file has a header but no rows.");
    }

    /// <param name="Suggested">Column by target; targets without a likely column are absent.</param>
    internal sealed record Result(
        Guid Id, string FileName, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Sample, int Rows, IReadOnlyDictionary<string, string> Suggested);

    internal sealed record Analysis(CsvFormat Format, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Sample, int Rows);
}
