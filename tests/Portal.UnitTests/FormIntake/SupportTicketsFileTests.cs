using Portal.FormIntake.Imports;
using Portal.FormIntake.Imports.Reading;

namespace Portal.UnitTests.FormIntake;

/// <summary>The public data set of 8,469 tickets that lies beside the repository on machines of its developers.</summary>
public sealed class SupportTicketsFileTests
{
    [Fact]
    public async Task Every_row_of_the_data_set_is_good_by_the_suggested_mapping()
    {
        var ct = TestContext.Current.CancellationToken;
        var path = SampleData.Find("support-tickets.csv");
        Assert.SkipWhen(path is null, "../shared/data/support-tickets.csv is not there, seen from the repository's root.");
        await using var file = File.OpenRead(path!);
        var analysis = await UploadImport.AnalyzeAsync(file, ct);
        analysis.Rows.ShouldBe(8469);
        var suggested = ColumnMapping.Suggest(analysis.Columns);
        suggested.ShouldBe(
            new Dictionary<string, string>
            {
                ["externalId"] = "Ticket ID",
                ["contactName"] = "Customer Name",
                ["contactEmail"] = "Customer Email",
                ["subject"] = "Ticket Subject",
                ["description"] = "Ticket Description",
                ["status"] = "Ticket Status",
                ["priority"] = "Ticket Priority",
                ["category"] = "Ticket Type",
                ["resolution"] = "Resolution",
            },
            ignoreOrder: true);

        var mapper = new RowMapper(analysis.Columns, suggested, dayFirst: false, new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
        file.Position = 0;
        await using var csv = await CsvFile.OpenAsync(file, analysis.Format, ct);
        var mapped = new List<MappedRow>();
        while (await csv.ReadAsync(ct) is { } row)
        {
            mapped.Add(mapper.Map(row));
        }

        mapped.Where(row => row.Problem is not null).ShouldBeEmpty();
        mapped.Select(row => row.Row.ExternalId).ShouldBeUnique();
        mapped.CountBy(row => row.Row.Status).ToDictionary().ShouldBe(
            new Dictionary<string, int> { ["Open"] = 2819, ["Pending"] = 2881, ["Closed"] = 2769 }, ignoreOrder: true);
        mapped.ShouldAllBe(row => row.Row.Priority != null && row.Row.Category != null && row.Row.Properties.ContainsKey("Product Purchased"));
    }
}
