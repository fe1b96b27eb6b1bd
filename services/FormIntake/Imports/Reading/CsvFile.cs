using System.Globalization;
using CsvHelper;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Imports.Reading;

/// <summary>Reads a CSV file row by row. What cannot be read is refused with <c>errors.file</c> and the line.</summary>
internal sealed class CsvFile : IAsyncDisposable
{
    private const int MaxColumns = 200;
    private const int MaxColumnName = 100;
    private const int MaxRecordBytes = 1024 * 1024;
    private readonly CsvReader _reader;
    private CsvMalformedRecord? _broken;

    private CsvFile(Stream file, CsvFormat format, bool detect) => _reader = CsvReader.Create(
        file,
        new CsvReaderOptions
        {
            Encoding = format.TextEncoding(),
            Separator = detect ? null : format.Separator,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            IncludeValuesInExceptions = false,

            // A quote inside an unquoted value (a 5" screen) can only mean itself; every other slip may have swallowed values.
            OnMalformedRecord = record => _broken ??= record.Reason == CsvMalformedReason.StrayQuote ? null : record,
        },
        leaveOpen: detect);

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public char Separator => _reader.Separator;

    /// <summary>Opens a file in a known format and reads its header; disposing closes the file too.</summary>
    public static Task<CsvFile> OpenAsync(Stream file, CsvFormat format, CancellationToken ct) => OpenAsync(new CsvFile(file, format, detect: false), ct);

    /// <summary>Opens a file in a known encoding and finds out its separator; the file stays the caller's.</summary>
    public static Task<CsvFile> DetectAsync(Stream file, string encoding, CancellationToken ct) =>
        OpenAsync(new CsvFile(file, CsvFormat.Default with { Encoding = encoding }, detect: true), ct);

    /// <summary>The next row, or null after the last. A short row is filled up with empty values, a long one shows in its count.</summary>
    public async Task<CsvRow?> ReadAsync(CancellationToken ct)
    {
        if (!await GuardAsync(async () => await _reader.ReadAsync(ct)))
        {
            return null;
        }

        var values = new string[Math.Max(Columns.Count, _reader.FieldCount)];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = index < _reader.FieldCount ? _reader.GetString(index) : "";
        }

        var used = values.Length;
        while (used > Columns.Count && string.IsNullOrWhiteSpace(values[used - 1]))
        {
            used--;
        }

        return new CsvRow((int)_reader.LineNumber, values[..used]);
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private static async Task<CsvFile> OpenAsync(CsvFile csv, CancellationToken ct)
    {
        try
        {
            await csv.GuardAsync(async () =>
            {
                await csv._reader.ReadHeaderAsync(ct);
                return true;
            });
            csv.Columns = Names(csv._reader.Headers);
            return csv;
        }
        catch
        {
            await csv.DisposeAsync();
            throw;
        }
    }

    /// <summary>Names to tell columns apart: empty ones get a number, repeated ones too.</summary>
    private static List<string> Names(IReadOnlyList<string> headers)
    {
        if (headers.All(string.IsNullOrWhiteSpace))
        {
            throw Refuse(1, "The file has no header. Its first line must name the columns.");
        }

        if (headers.Any(header => Addresses.IsAddress(header.Trim())))
        {
            throw Refuse(1, "The first line looks like data. It must name the columns.");
        }

        if (headers.Count is < 2 or > MaxColumns)
        {
            throw Refuse(1, $"The file needs between 2 and {MaxColumns} columns, separated by commas, semicolons or tabs.");
        }

        var names = new List<string>(headers.Count);
        foreach (var header in headers)
        {
            var name = Text.Cut(Text.Line(header), MaxColumnName);
            name = name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"Column {names.Count + 1}");
            var unique = name;
            for (var number = 2; names.Contains(unique, StringComparer.OrdinalIgnoreCase); number++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
            }

            names.Add(unique);
        }

        return names;
    }

    private async Task<bool> GuardAsync(Func<Task<bool>> read)
    {
        bool more;
        try
        {
            more = await read();
        }
        catch (CsvFormatException error)
        {
            throw Refuse(Math.Max(1, error.LineNumber), "A row is longer than 1 MB. A quote was probably opened there and never closed.");
        }

        return _broken switch
        {
            null => more,
            { Reason: CsvMalformedReason.UnterminatedQuote } broken => throw Refuse(broken.LineNumber, "A quote is opened in this row and never closed."),
            { } broken => throw Refuse(broken.LineNumber, "There is text after a closing quote. Quotes inside a quoted value must be doubled."),
        };
    }

    private static InvalidInputException Refuse(long line, string message) =>
        new("file", string.Create(CultureInfo.InvariantCulture, $"Line {line}: {message}"));
}
