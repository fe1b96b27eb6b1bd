using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

public sealed class ImportTests(RunningPortal portal, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_file_is_mapped_previewed_and_imported_once_and_its_bad_rows_say_why()
    {
        var tag = Preparations.Unique();
        var csv = $"""
            Ticket ID,Customer Name,Customer Email,Ticket Subject,Ticket Description,Ticket Status,Ticket Priority
            {tag}-1,Ines Duarte,ines.{tag}@imported.test,"Pump, the red one","It says ""low"".

            Second paragraph {tag}.",Open,High
            {tag}-2,Olaf Berg,not an address,No address,Nobody to answer,Open,Low
            {tag}-3,Olaf Berg,olaf.{tag}@imported.test,Valve sticks,It sticks.,Closed,Critical
            {tag}-4,Olaf Berg,olaf.{tag}@imported.test,,There is no subject,Open,Low
            {tag}-5,Ines Duarte,ines.{tag}@imported.test,Gauge is blind,"One line
            and another",Open,
            """;
        var page = await SignInAsync(portal.Run.Address, "admin@desk.test", "desk/imports", new Look(Width: 1600));

        await UploadAsync(page, csv);
        await Expect(page.Choice("Contact email")).ToHaveValueAsync("Customer Email");
        await Expect(page.Choice("Subject")).ToHaveValueAsync("Ticket Subject");
        await Expect(page.Choice("Description")).ToHaveValueAsync("Ticket Description");
        await Expect(page.Choice("Ticket id")).ToHaveValueAsync("Ticket ID");
        await Expect(page.GetByText("2 of the first 1,000 rows would be rejected")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "No address" })).ToContainTextAsync("is not an e-mail address");

        // A required column taken away stops it.
        await page.Choice("Subject").SelectOptionAsync("Not used");
        await Expect(page.GetByText("Choose a column for: Subject")).ToBeVisibleAsync();
        await Expect(page.Button("Start import")).ToBeDisabledAsync();
        await page.Choice("Subject").SelectOptionAsync("Ticket Subject");
        await page.Button("Start import").ClickAsync();

        await ShouldEndAsync(page, read: 5, created: 3, existing: 0, rejected: 2);
        var rejected = page.GetByRole(AriaRole.Table, new() { Name = "Rejected rows" });
        await Expect(rejected.GetByRole(AriaRole.Row).Filter(new() { HasText = "No address" })).ToContainTextAsync("is not an e-mail address");
        await Expect(rejected.GetByRole(AriaRole.Row).Filter(new() { HasText = "No address" }).GetByRole(AriaRole.Cell).First).ToHaveTextAsync("5");
        await Expect(rejected.GetByRole(AriaRole.Row).Filter(new() { HasText = "There is no subject" })).ToContainTextAsync("subject");
        var (_, file) = await page.DownloadAsync(page.Link("Download as CSV"));
        Encoding.UTF8.GetString(file).ShouldContain("There is no subject");

        await page.Link("All imports").ClickAsync();
        await UploadAsync(page, csv);
        await page.Button("Start import").ClickAsync();
        await ShouldEndAsync(page, read: 5, created: 0, existing: 3, rejected: 2);

        await page.GotoAsync("desk/tickets?view=all");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync($"ines.{tag}@imported.test");
        await Expect(page.DeskRows()).ToHaveCountAsync(2);
        await page.DeskRows().Filter(new() { HasText = "Pump, the red one" }).ClickAsync();
        await Expect(page.Messages().First).ToContainTextAsync("It says \"low\".");
        await Expect(page.Messages().First).ToContainTextAsync($"Second paragraph {tag}.");
    }

    [Fact]
    public async Task A_broken_file_is_refused_with_its_line()
    {
        var page = await SignInAsync(portal.Run.Address, "admin@desk.test", "desk/imports");

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "broken.csv", MimeType = "text/csv", Buffer = "Email,Subject,Description\na@b.test,One,Two\nc@d.test,\"never closed\n"u8.ToArray() });

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Line 3" })).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("category", "data")]
    public async Task All_rows_of_the_support_ticket_sample_come_in_within_five_minutes()
    {
        var path = SampleData.Find("support-tickets.csv");
        Assert.SkipWhen(path is null, "The sample file support-tickets.csv does not lie beside the repository.");
        await using var run = await PortalRun.StartAsync("processes", null, "--database", "postgres");
        using var admin = await run.SignInAsync("admin@desk.test");
        var before = (await admin.GetAsync("api/desk/tickets?view=all&limit=1"))["total"]!.GetValue<int>();

        var (read, created, existing) = await ImportAsync(admin, path!);

        (read, created, existing).ShouldBe((8469, 8469, 0));
        (await admin.GetAsync("api/desk/tickets?view=all&limit=1"))["total"]!.GetValue<int>().ShouldBe(before + 8469);
        var found = await admin.GetAsync("api/desk/tickets?view=all&q=carrollallison@example.com");
        var number = found["items"]!.AsArray().Single(item => item!["subject"]!.GetValue<string>() == "Product setup")!["number"];
        var text = (await admin.GetAsync($"api/desk/tickets/{number}"))["thread"]!["messages"]!.ToJsonString();
        text.ShouldContain("Your billing zip code is: 71701.");
        text.ShouldContain("Please double check your email address.");

        var again = await ImportAsync(admin, path!);
        again.ShouldBe((8469, 0, 8469));
    }

    private static async Task<(int Read, int Created, int Existing)> ImportAsync(PortalClient admin, string path)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(await File.ReadAllBytesAsync(path, Ct));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", Path.GetFileName(path));
        using var uploaded = await admin.Http.PostAsync(new Uri("api/desk/imports", UriKind.Relative), form, Ct);
        uploaded.StatusCode.ShouldBe(HttpStatusCode.Created);
        var import = JsonNode.Parse(await uploaded.Content.ReadAsStringAsync(Ct))!;
        import["rows"]!.GetValue<int>().ShouldBe(8469);
        using var started = await admin.PostAsync($"api/desk/imports/{import["id"]}/start", new { mapping = import["suggested"] });
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var done = await admin.WaitForAsync($"api/desk/imports/{import["id"]}", state => state!["status"]!.GetValue<string>() is "done" or "failed", "the import to end", seconds: 300);
        done!["status"]!.GetValue<string>().ShouldBe("done");
        done["rejected"]!.GetValue<int>().ShouldBe(0);
        return (done["read"]!.GetValue<int>(), done["created"]!.GetValue<int>(), done["existing"]!.GetValue<int>());
    }

    private static async Task UploadAsync(IPage page, string csv)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "tickets.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await Expect(page.Heading("What the columns mean")).ToBeVisibleAsync();
    }

    private static async Task ShouldEndAsync(IPage page, int read, int created, int existing, int rejected)
    {
        await Expect(page.Heading("Import finished")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator("dl > div")).ToHaveTextAsync([$"Rows read{read}", $"Created{created}", $"Already here{existing}", $"Rejected{rejected}"]);
    }
}
