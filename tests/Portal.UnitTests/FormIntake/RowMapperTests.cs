using Portal.Contracts.Imports;
using Portal.FormIntake.Imports.Reading;

namespace Portal.UnitTests.FormIntake;

public sealed class RowMapperTests
{
    private static readonly string[] Columns = ["Id", "Mail", "Subject", "Text", "Status", "Type", "Opened", "Closed", "Product"];
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, string> Mapping = new(StringComparer.Ordinal)
    {
        [ColumnMapping.ExternalId] = "Id",
        [ColumnMapping.ContactEmail] = "Mail",
        [ColumnMapping.Subject] = "Subject",
        [ColumnMapping.Description] = "Text",
        [ColumnMapping.Status] = "Status",
        [ColumnMapping.Category] = "Type",
        [ColumnMapping.CreatedAt] = "Opened",
        [ColumnMapping.ClosedAt] = "Closed",
    };

    [Fact]
    public void A_full_row_becomes_a_ticket()
    {
        var row = Good("7", "Ada Lovell <Ada@Acme.test>", " Broken\nkettle ", "It\r\nleaks.\u0000", "Pending reply", "Refund", "2026-01-02 03:04", "", "Kettle");
        row.ExternalId.ShouldBe("7");
        (row.ContactName, row.ContactEmail).ShouldBe(("Ada Lovell", "ada@acme.test"));
        (row.Subject, row.Description).ShouldBe(("Broken kettle", "It\nleaks."));
        (row.Status, row.Category, row.Priority).ShouldBe(("Pending", "BILLING_ISSUE", null));
        row.CreatedAt.ShouldBe(new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero));
        row.Properties.ShouldBe(new Dictionary<string, string> { ["Product"] = "Kettle" });
    }

    [Fact]
    public void Words_nobody_knows_are_kept_as_properties()
    {
        var row = Good("7", "a@b.test", "S", "D", "Limbo", "Warehouse", "", "", "");
        (row.Status, row.Category).ShouldBe(("Open", null));
        row.Properties.ShouldBe(new Dictionary<string, string> { ["Status"] = "Limbo", ["Type"] = "Warehouse" });
        row.CreatedAt.ShouldBe(Now);
    }

    [Theory]
    [InlineData("nobody", "S", "D", "", "\"nobody\" is not an e-mail address.")]
    [InlineData("a@localhost", "S", "D", "", "\"a@localhost\" is not an e-mail address.")]
    [InlineData("", "", " ", "", "The e-mail address is missing. The subject is empty. The description is empty.")]
    [InlineData("a@b.test", "S", "D", "soon", "\"soon\" in Opened is not a date.")]
    [InlineData("a@b.test", "S", "D", "2030-01-01", "\"2030-01-01\" in Opened is in the future.")]
    public void A_bad_row_says_why(string mail, string subject, string text, string opened, string problem) =>
        Map("1", mail, subject, text, "", "", opened, "", "").Problem.ShouldBe(problem);

    [Fact]
    public void A_row_with_too_many_values_is_refused() =>
        Map("1", "a@b.test", "S", "D", "", "", "", "", "", "surplus").Problem.ShouldStartWith("The row has 10 values, but the header has 9.");

    [Fact]
    public void Without_an_id_the_content_names_the_row()
    {
        var first = Good("", "a@b.test", "S", "D", "", "", "", "", "").ExternalId;
        first.ShouldStartWith("row-");
        Good("", "a@b.test", "S", "D", "", "", "", "", "").ExternalId.ShouldBe(first);
        Good("", "a@b.test", "S", "E", "", "", "", "", "").ExternalId.ShouldNotBe(first);
    }

    [Fact]
    public void Nothing_of_a_long_subject_is_lost()
    {
        var row = Good("1", "a@b.test", new string('s', 300), "D", "", "", "", "", "");
        row.Subject.Length.ShouldBe(200);
        row.Description.ShouldBe(new string('s', 300) + "\n\nD");
    }

    [Fact]
    public void A_ticket_is_not_closed_before_it_was_opened()
    {
        var row = Good("1", "a@b.test", "S", "D", "closed", "", "2026-02-02", "2026-01-01", "");
        row.ClosedAt.ShouldBe(row.CreatedAt);
        row = Good("1", "a@b.test", "S", "D", "closed", "", "", "2026-01-01", "");
        row.CreatedAt.ShouldBe(row.ClosedAt);
    }

    private static MappedRow Map(params string[] values) => new RowMapper(Columns, Mapping, dayFirst: false, Now).Map(new CsvRow(2, values));

    private static ImportRow Good(params string[] values)
    {
        var mapped = Map(values);
        mapped.Problem.ShouldBeNull();
        return mapped.Row;
    }
}
