using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Portal.Contracts.Properties;

namespace Portal.TicketQuery.Exports;

/// <summary>One sheet of a workbook: headings that stay in sight, then a row at a time.</summary>
internal sealed partial class XlsxSheet : IAsyncDisposable
{
    public const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Cell formats by their place: plain, heading, day, time.</summary>
    public const string Styles =
        $"""
        <styleSheet xmlns="{Namespace}">
        <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
        </styleSheet>
        """;

    private const string Heading = "1";
    private const string Day = "2";
    private const string Time = "3";

    /// <summary>Characters a cell of Excel holds.</summary>
    private const int MaxText = 32_767;

    /// <summary>Digits a number of Excel keeps.</summary>
    private const int MaxDigits = 15;

    /// <summary>Excel takes 1900 for a leap year; serial numbers are true from here on.</summary>
    private static readonly DateTime FirstDay = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly XmlWriter _xml;
    private readonly IReadOnlyList<(string Heading, PropertyType Type)> _columns;

    private XlsxSheet(Stream part, IReadOnlyList<(string Heading, PropertyType Type)> columns) =>
        (_xml, _columns) = (XmlWriter.Create(part, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }), columns);

    /// <summary>A sheet with its headings. Times are told to be in UTC, since cells have no zone.</summary>
    public static async Task<XlsxSheet> StartAsync(Stream part, IReadOnlyList<(string Heading, PropertyType Type)> columns)
    {
        var sheet = new XlsxSheet(part, columns);
        await sheet._xml.WriteStartDocumentAsync(standalone: true);
        await sheet.OpenAsync("worksheet");
        await sheet._xml.WriteRawAsync("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        if (columns.Count > 0)
        {
            var widths = columns.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{WidthOf(column)}" customWidth="1"/>"""));
            await sheet._xml.WriteRawAsync($"<cols>{string.Concat(widths)}</cols>");
        }

        await sheet.OpenAsync("sheetData");
        await sheet.OpenAsync("row");
        foreach (var (heading, type) in columns)
        {
            await sheet.TextAsync(type == PropertyType.DateTime ? $"{heading} (UTC)" : heading, Heading);
        }

        await sheet._xml.WriteEndElementAsync();
        return sheet;
    }

    /// <summary>A row: a text for each column, as <see cref="ExportTable.RowsAsync"/> gives them.</summary>
    public async Task WriteAsync(string[] row)
    {
        await OpenAsync("row");
        for (var i = 0; i < row.Length; i++)
        {
            await CellAsync(row[i], _columns[i].Type);
        }

        await _xml.WriteEndElementAsync();

        // What is buffered goes on its way, so that memory stays small however many rows come.
        await _xml.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _xml.WriteEndElementAsync();
        await _xml.WriteEndElementAsync();
        await _xml.WriteEndDocumentAsync();
        await _xml.DisposeAsync();
    }

    private static int WidthOf((string Heading, PropertyType Type) column) =>
        Math.Max(column.Heading.Length + 4, column.Type is PropertyType.DateTime ? 20 : column.Type is PropertyType.Text or PropertyType.Multiline ? 32 : 12);

    private Task CellAsync(string text, PropertyType type) => type switch
    {
        _ when text.Length == 0 => ValueAsync("", null),
        PropertyType.Number when text.Count(char.IsAsciiDigit) <= MaxDigits => ValueAsync(text, null),
        PropertyType.Date or PropertyType.DateTime when SerialOf(text) is { } serial => ValueAsync(serial, type == PropertyType.Date ? Day : Time),
        _ => TextAsync(text, null),
    };

    private static string? SerialOf(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) && time >= FirstDay
            ? time.ToOADate().ToString("R", CultureInfo.InvariantCulture)
            : null;

    private async Task ValueAsync(string value, string? style)
    {
        await CellAsync(style);
        if (value.Length > 0)
        {
            await _xml.WriteElementStringAsync(null, "v", Namespace, value);
        }

        await _xml.WriteEndElementAsync();
    }

    private async Task TextAsync(string text, string? style)
    {
        await CellAsync(style);
        await _xml.WriteAttributeStringAsync(null, "t", null, "inlineStr");
        await OpenAsync("is");
        await OpenAsync("t");
        await _xml.WriteAttributeStringAsync("xml", "space", null, "preserve");
        await _xml.WriteStringAsync(Allowed(text));
        await _xml.WriteEndElementAsync();
        await _xml.WriteEndElementAsync();
        await _xml.WriteEndElementAsync();
    }

    private async Task CellAsync(string? style)
    {
        await OpenAsync("c");
        if (style is not null)
        {
            await _xml.WriteAttributeStringAsync(null, "s", null, style);
        }
    }

    private Task OpenAsync(string element) => _xml.WriteStartElementAsync(null, element, Namespace);

    /// <summary>Without what XML cannot say, with nothing that Excel reads as an escape, and no longer than a cell may be.</summary>
    private static string Allowed(string text)
    {
        var clean = text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
        if (clean.Length > MaxText)
        {
            var length = MaxText - 1;
            clean = string.Concat(clean.AsSpan(0, char.IsHighSurrogate(clean[length - 1]) ? length - 1 : length), "…");
        }

        return Escape().Replace(clean, "_x005F_");
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
