using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.TicketQuery;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Tickets;

namespace Portal.UnitTests.TicketQuery;

/// <summary>Workbooks as Microsoft's own library reads them (W15).</summary>
public sealed class XlsxTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "=HYPERLINK(\"http://evil\")")]
    [InlineData("  Größe € 😀 <b>&amp;", "  Größe € 😀 <b>&amp;")]
    [InlineData("bell\u0007 and more", "bell and more")]
    [InlineData("two\nlines", "two\nlines")]
    public async Task A_text_is_a_text_and_never_a_formula(string subject, string read)
    {
        using var workbook = await WorkbookAsync([Ticket(1, subject)]);

        var cell = Rows(workbook, 0)[1][0];
        cell.DataType!.Value.ShouldBe(CellValues.InlineString);
        cell.CellFormula.ShouldBeNull();
        cell.InnerText.ShouldBe(read);
    }

    [Fact]
    public async Task What_looks_like_an_escape_is_escaped_itself()
    {
        using var workbook = await WorkbookAsync([Ticket(1, "_x0041_x0042_")]);

        Rows(workbook, 0)[1][0].InnerText.ShouldBe("_x005F_x0041_x005F_x0042_");
    }

    [Fact]
    public async Task Numbers_and_times_are_numbers_that_sort()
    {
        using var workbook = await WorkbookAsync([Ticket(4711, "a")], StandardProperties.Number, StandardProperties.CreateDate);

        var rows = Rows(workbook, 0);
        rows[0][1].InnerText.ShouldBe("Create date (UTC)");
        rows[1][0].InnerText.ShouldBe("4711");
        rows[1][0].DataType.ShouldBeNull();
        DateTime.FromOADate(double.Parse(rows[1][1].InnerText, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Time.UtcDateTime);
        var formats = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = formats.CellFormats!.Elements<CellFormat>().ElementAt((int)rows[1][1].StyleIndex!.Value);
        formats.NumberingFormats!.Elements<NumberingFormat>().Single(number => number.NumberFormatId! == format.NumberFormatId!).FormatCode!.Value!.ShouldContain("hh:mm");
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_holds_ends_in_an_ellipsis()
    {
        using var workbook = await WorkbookAsync([Ticket(1, new string('x', 40_000))]);

        var text = Rows(workbook, 0)[1][0].InnerText;
        text.Length.ShouldBe(32_767);
        text.ShouldEndWith("x…");
    }

    [Fact]
    public async Task Rows_that_no_sheet_holds_go_on_the_next_one_below_the_same_headings()
    {
        using var workbook = await WorkbookAsync([.. Enumerable.Range(1, 5).Select(number => Ticket(number, $"Subject {number}"))], 3, StandardProperties.Subject);

        var sheets = workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value).ToList();
        sheets.ShouldBe(["Tickets", "Tickets 2", "Tickets 3"]);
        Enumerable.Range(0, 3).SelectMany(sheet => Rows(workbook, sheet)).Select(row => row[0].InnerText)
            .ShouldBe(["Subject", "Subject 1", "Subject 2", "Subject", "Subject 3", "Subject 4", "Subject", "Subject 5"]);
    }

    [Fact]
    public async Task Without_tickets_there_are_the_headings()
    {
        using var workbook = await WorkbookAsync([]);

        Rows(workbook, 0).ShouldHaveSingleItem()[0].InnerText.ShouldBe("Subject");
    }

    private static Task<SpreadsheetDocument> WorkbookAsync(IReadOnlyList<NamedTicket> tickets, params string[] columns) => WorkbookAsync(tickets, 1000, columns);

    /// <summary>The workbook, once Microsoft's library finds nothing wrong with it.</summary>
    private static async Task<SpreadsheetDocument> WorkbookAsync(IReadOnlyList<NamedTicket> tickets, int maxRows, params string[] columns)
    {
        var stream = new MemoryStream();
        var table = new ExportTable(tickets.ToAsyncEnumerable(), View(columns), ExportTexts.For(null));
        await XlsxFile.WriteAsync(stream, table, maxRows, TestContext.Current.CancellationToken);
        stream.Position = 0;
        var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(workbook, TestContext.Current.CancellationToken).Select(error => error.Description).ShouldBeEmpty();
        return workbook;
    }

    private static List<List<Cell>> Rows(SpreadsheetDocument workbook, int sheet)
    {
        var id = workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().ElementAt(sheet).Id!;
        var part = (WorksheetPart)workbook.WorkbookPart.GetPartById(id!);
        return [.. part.Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToList())];
    }

    private static PortalView View(string[] columns)
    {
        var settings = new PortalSettings();
        settings.Take(new PortalSnapshot(Guid.Empty, 1, "Acme", "acme", true, 20, TicketScope.Own, null, false, null, null, "en", ClosedReply.Refuse, false, [], Time)
        {
            Columns = columns.Length == 0 ? TicketColumn.Defaults : [.. columns.Select(column => new TicketColumn(column, null))],
        });
        return PortalView.Of(settings);
    }

    private static NamedTicket Ticket(long number, string subject) => new(
        Portal.TicketQuery.Ticket.From(new TicketSnapshot(
            Guid.NewGuid(), Guid.Empty, number, 1, subject, new PersonRef(Guid.Empty, "Ada", "Lovell", ""), null, Guid.Empty, Guid.Empty,
            new StageRef(Guid.Empty, "New", false), null, null, null, Time, Time, null, null, new Dictionary<string, string>(StringComparer.Ordinal))),
        null,
        null);
}
