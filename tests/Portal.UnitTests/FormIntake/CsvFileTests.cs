using System.Text;
using Portal.FormIntake.Imports;
using Portal.FormIntake.Imports.Reading;
using Portal.ServiceDefaults.Errors;

namespace Portal.UnitTests.FormIntake;

public sealed class CsvFileTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task The_separator_is_found(char separator)
    {
        var text = "ID,E-Mail,Text\n1,a@b.test,\"Hello, you; there\"\n2,c@d.test,\"x\"\n".Replace("ID,E-Mail,Text", "ID|E-Mail|Text", StringComparison.Ordinal)
            .Replace("1,a@b.test,", "1|a@b.test|", StringComparison.Ordinal).Replace("2,c@d.test,", "2|c@d.test|", StringComparison.Ordinal).Replace('|', separator);
        var file = await AnalyzeAsync(Encoding.UTF8.GetBytes(text));
        file.Format.Separator.ShouldBe(separator);
        file.Columns.ShouldBe(["ID", "E-Mail", "Text"]);
        file.Sample[0].ShouldBe(["1", "a@b.test", "Hello, you; there"]);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public async Task Umlauts_survive_every_encoding(string name, bool mark)
    {
        var encoding = new CsvFormat(name, ';').TextEncoding();
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Betreff;Größe\nÄrger;€ 5\n")];
        var file = await AnalyzeAsync(bytes);
        file.Columns.ShouldBe(["Betreff", "Größe"]);
        file.Sample[0].ShouldBe(["Ärger", "€ 5"]);
    }

    [Fact]
    public async Task Lines_are_counted_through_values_of_several_lines_and_blank_lines()
    {
        var lines = new List<int>();
        await using var csv = await CsvFile.OpenAsync(
            new MemoryStream("a,b\n1,\"x\n\ny\"\n\n2,z\n"u8.ToArray()), CsvFormat.Default, TestContext.Current.CancellationToken);
        while (await csv.ReadAsync(TestContext.Current.CancellationToken) is { } row)
        {
            lines.Add(row.Line);
        }

        lines.ShouldBe([2, 6]);
    }

    [Fact]
    public async Task Short_rows_are_filled_up_and_a_stray_quote_means_itself()
    {
        var file = await AnalyzeAsync("a,b,c\n1,5\" screen\n"u8.ToArray());
        file.Sample[0].ShouldBe(["1", "5\" screen", ""]);
    }

    [Fact]
    public async Task Columns_without_or_with_the_same_name_can_be_told_apart() =>
        (await AnalyzeAsync("a,,A,a\n1,2,3,4\n"u8.ToArray())).Columns.ShouldBe(["a", "Column 2", "A (2)", "a (3)"]);

    [Theory]
    [InlineData("a,b\n1,2\n3,\"open\n4,5\n", "Line 3: A quote is opened")]
    [InlineData("a,b\n1,2\n3,\"x\" y\n", "Line 3: There is text after a closing quote")]
    [InlineData("ada@acme.test,Hello\nben@acme.test,Hi\n", "Line 1: The first line looks like data")]
    [InlineData("\n\n", "Line 1: The file has no header")]
    [InlineData("only\nx\n", "Line 1: The file needs between 2")]
    [InlineData("a,b\n", "The file has a header but no rows.")]
    public async Task A_broken_file_is_refused_with_the_line(string text, string reason) =>
        (await Should.ThrowAsync<InvalidInputException>(() => AnalyzeAsync(Encoding.UTF8.GetBytes(text)))).Errors["file"].ShouldHaveSingleItem().ShouldStartWith(reason);

    [Fact]
    public async Task A_quote_that_swallows_the_file_does_not_fill_the_memory()
    {
        var text = "a,b\n1,\"" + new string('x', 5_000_000);
        (await Should.ThrowAsync<InvalidInputException>(() => AnalyzeAsync(Encoding.UTF8.GetBytes(text)))).Errors["file"][0].ShouldStartWith("Line 2: ");
    }

    private static Task<UploadImport.Analysis> AnalyzeAsync(byte[] bytes) =>
        UploadImport.AnalyzeAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);
}
