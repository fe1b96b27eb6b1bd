using System.IO.Compression;
using System.Text;

namespace Portal.TicketQuery.Exports;

/// <summary>An Excel workbook (ECMA-376), a sheet of it at a time as the rows come. Nothing is a formula.</summary>
/// <remarks>Written with <see cref="ZipArchive"/> and <see cref="XmlWriter"/>: the Open XML SDK keeps parts in memory and writes synchronously, so no export could be sent while it is read.</remarks>
internal static class XlsxFile
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>As many as a sheet of Excel holds; what is beyond goes on the next sheet.</summary>
    private const int MaxRows = 1_048_576;

    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static Task WriteAsync(Stream body, ExportTable table, CancellationToken ct) => WriteAsync(body, table, MaxRows, ct);

    /// <summary>Sheets of at most <paramref name="maxRows"/> rows, headings among them.</summary>
    internal static async Task WriteAsync(Stream body, ExportTable table, int maxRows, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        var sheets = 0;
        await using (var rows = table.RowsAsync(ct).GetAsyncEnumerator(ct))
        {
            var more = await rows.MoveNextAsync();
            do
            {
                sheets++;
                await using var part = await OpenAsync(zip, $"xl/worksheets/sheet{sheets}.xml", ct);
                await using var sheet = await XlsxSheet.StartAsync(part, table.Columns);
                for (var row = 1; more && row < maxRows; row++)
                {
                    await sheet.WriteAsync(rows.Current);
                    more = await rows.MoveNextAsync();
                }
            }
            while (more);
        }

        var numbers = Enumerable.Range(1, sheets).ToList();
        await AddAsync(zip, "xl/styles.xml", XlsxSheet.Styles, ct);
        await AddAsync(
            zip,
            "xl/workbook.xml",
            $"""<workbook xmlns="{XlsxSheet.Namespace}" xmlns:r="{Relationships}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="Tickets{(n == 1 ? "" : $" {n}")}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>""",
            ct);
        await AddAsync(
            zip,
            "xl/_rels/workbook.xml.rels",
            RelationshipsOf([.. numbers.Select(n => ("worksheet", $"worksheets/sheet{n}.xml")), ("styles", "styles.xml")]),
            ct);
        await AddAsync(zip, "_rels/.rels", RelationshipsOf([("officeDocument", "xl/workbook.xml")]), ct);
        await AddAsync(zip, "[Content_Types].xml", ContentTypes(numbers), ct);
    }

    private static string RelationshipsOf(IReadOnlyList<(string Type, string Target)> targets) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(targets.Select((to, i) => $"""<Relationship Id="rId{i + 1}" Type="{Relationships}/{to.Type}" Target="{to.Target}"/>"""))}</Relationships>""";

    private static string ContentTypes(IEnumerable<int> sheets)
    {
        const string spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
            + $"""<Override PartName="/xl/workbook.xml" ContentType="{spreadsheet}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{spreadsheet}styles+xml"/>"""
            + string.Concat(sheets.Select(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{spreadsheet}worksheet+xml"/>"""))
            + "</Types>";
    }

    private static async Task AddAsync(ZipArchive zip, string name, string xml, CancellationToken ct)
    {
        await using var part = await OpenAsync(zip, name, ct);
        await part.WriteAsync(Encoding.UTF8.GetBytes(Head + xml), ct);
    }

    private static Task<Stream> OpenAsync(ZipArchive zip, string name, CancellationToken ct) => zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
}
