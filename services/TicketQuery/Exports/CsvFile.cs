using CsvHelper;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Text;

namespace Portal.TicketQuery.Exports;

/// <summary>UTF-8 with a BOM, for spreadsheets; lines end in CR LF and fields are quoted where RFC 4180 asks for it.</summary>
internal static class CsvFile
{
    public static async Task WriteAsync(Stream body, ExportTable table, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(body, CsvWriterOptions.Default with { WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync([.. table.Columns.Select(column => SpreadsheetText.Harmless(column.Heading))], ct);
        await foreach (var row in table.RowsAsync(ct))
        {
            // Numbers stay numbers: a minus in front of one starts no formula.
            await csv.WriteRecordAsync([.. row.Select((text, i) => table.Columns[i].Type == PropertyType.Number ? text : SpreadsheetText.Harmless(text))], ct);
        }
    }
}
