using System.Globalization;
using Portal.ServiceDefaults.Errors;

namespace Portal.TicketQuery.Exports;

/// <summary>A kind of file that tickets are exported to.</summary>
internal sealed record ExportFormat(string Name, string MediaType, Func<Stream, ExportTable, CancellationToken, Task> WriteAsync)
{
    public const int MaxName = 10;

    public static readonly ExportFormat Csv = new("csv", "text/csv; charset=utf-8", CsvFile.WriteAsync);
    public static readonly ExportFormat Xlsx = new("xlsx", XlsxFile.MediaType, XlsxFile.WriteAsync);

    /// <summary>The format of that name, or null.</summary>
    public static ExportFormat? Find(string? name) => name switch
    {
        "csv" => Csv,
        "xlsx" => Xlsx,
        _ => null,
    };

    /// <summary>The format of that name; anything else is refused under <paramref name="field"/>.</summary>
    public static ExportFormat Read(string? name, string field) => Find(name) ?? throw new InvalidInputException(field, "Use csv or xlsx.");

    /// <summary>What a file of this day is called.</summary>
    public string FileName(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"tickets-{now:yyyy-MM-dd}.{Name}");
}
