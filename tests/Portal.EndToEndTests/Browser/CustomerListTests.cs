using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

public sealed class CustomerListTests(RunningPortal portal, Chromium chromium) : BrowserTest(chromium)
{
    // P23
    [Fact]
    public async Task The_columns_stand_in_the_recommended_order()
    {
        var page = await SignInAsync(portal.Run.Address, "ada@acme.test");

        var columns = page.GetByRole(AriaRole.Columnheader);

        await Expect(columns).ToHaveTextAsync(["Subject", "Requested by", "Create date", "Ticket owner", "Last activity date", "Status"]);
    }

    // P44
    [Fact]
    public async Task Search_filter_and_order_change_the_list_and_the_address_and_survive_a_reload()
    {
        var page = await ListOfAsync("Pump leaks", "Valve sticks", "Gauge is blind", "Order of spare parts");
        await Expect(page.Subjects()).ToHaveCountAsync(4);

        await page.GetByLabel("Search tickets").FillAsync("serial");
        await Expect(page.Subjects()).ToHaveCountAsync(3);
        await Expect(page).ToHaveURLAsync(Query("q=serial"));

        await page.Choice("Status").SelectOptionAsync("Open");
        await Expect(page.Subjects()).ToHaveCountAsync(2);
        await Expect(page).ToHaveURLAsync(Query("status=open"));

        await SortBySubjectAsync(page, "ascending");
        await Expect(page.Subjects()).ToHaveTextAsync(["Gauge is blind", "Valve sticks"]);
        await Expect(page).ToHaveURLAsync(Query("sort=subject"));

        await page.ReloadAsync();
        await Expect(page.Subjects()).ToHaveTextAsync(["Gauge is blind", "Valve sticks"]);
        await Expect(page.GetByLabel("Search tickets")).ToHaveValueAsync("serial");
        await Expect(page.Choice("Status")).ToHaveValueAsync("open");

        await SortBySubjectAsync(page, "descending");
        await Expect(page.Subjects()).ToHaveTextAsync(["Valve sticks", "Gauge is blind"]);
    }

    // P44
    [Fact]
    public async Task A_long_list_comes_in_parts()
    {
        var page = await ListOfAsync([.. Enumerable.Range(1, 27).Select(index => $"Question {index:00}")]);
        await Expect(page.GetByText("25 of 27")).ToBeVisibleAsync();
        await SortBySubjectAsync(page, "ascending");
        await Expect(page.Subjects().First).ToHaveTextAsync("Question 01");

        await page.Button("Load more").ClickAsync();

        await Expect(page.Subjects()).ToHaveTextAsync([.. Enumerable.Range(1, 27).Select(index => $"Question {index:00}")]);
        await Expect(page.GetByText("27 of 27")).ToBeVisibleAsync();
        await Expect(page.Button("Load more")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Going_back_from_a_ticket_leads_to_the_same_place_in_a_long_list()
    {
        var page = await ListOfAsync([.. Enumerable.Range(1, 27).Select(index => $"Question {index:00}")]);
        await SortBySubjectAsync(page, "ascending");
        await page.Button("Load more").ClickAsync();
        await Expect(page.Subjects()).ToHaveCountAsync(27);
        await page.Link("Question 27").ClickAsync();
        await Expect(page.Heading("Question 27")).ToBeInViewportAsync();

        await page.GoBackAsync();

        await Expect(page.Subjects()).ToHaveCountAsync(27);
        await Expect(page.Link("Question 27")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_search_without_hits_says_so_and_is_cleared_with_one_click()
    {
        var page = await ListOfAsync("The only one");

        await page.GetByLabel("Search tickets").FillAsync("no such word anywhere");
        await Expect(page.Heading("Nothing matches")).ToBeVisibleAsync();
        await page.Button("Clear search and filters").ClickAsync();

        await Expect(page.Subjects()).ToHaveTextAsync(["The only one"]);
        await Expect(page.GetByLabel("Search tickets")).ToHaveValueAsync("");
        page.Url.ShouldNotContain("?");
    }

    [Fact]
    public async Task Who_has_no_tickets_yet_is_led_to_the_form()
    {
        var page = await SignInAsync(portal.Run.Address, await portal.Run.NewCustomerAsync());

        await Expect(page.Heading("No tickets yet")).ToBeVisibleAsync();
        await page.Link("File your first ticket").ClickAsync();

        await Expect(page.GetByLabel("Subject")).ToBeVisibleAsync();
    }

    // P48
    [Fact]
    public async Task The_export_holds_exactly_the_filtered_rows()
    {
        var page = await ListOfAsync("Pump, \"the red one\", leaks", "=HYPERLINK(1)", "Gauge is blind", "Something else");
        await page.GetByLabel("Search tickets").FillAsync("serial");
        await page.Choice("Status").SelectOptionAsync("Open");
        await Expect(page.Subjects()).ToHaveCountAsync(2);

        var (name, content) = await page.DownloadAsync(page.Link("Export to CSV"));
        var (workbook, packed) = await page.DownloadAsync(page.Link("Export to Excel"));

        name.ShouldEndWith(".csv");
        content[..3].ShouldBe([0xEF, 0xBB, 0xBF], "Excel needs the mark to see UTF-8");
        var lines = Encoding.UTF8.GetString(content[3..]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldContain("Subject");
        lines[1..].ShouldContain(line => line.Contains("Gauge is blind", StringComparison.Ordinal));
        lines[1..].ShouldContain(line => line.Contains("'=HYPERLINK(1)", StringComparison.Ordinal), "a formula must not run in a spreadsheet");
        workbook.ShouldEndWith(".xlsx");
        await using var zip = await ZipArchive.CreateAsync(new MemoryStream(packed), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Ct);
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(Ct));
        (await sheet.ReadToEndAsync(Ct)).Split("<row").Length.ShouldBe(1 + lines.Length);
    }

    [Fact]
    public async Task A_narrow_screen_shows_cards_that_fit()
    {
        var page = await ListOfAsync(new Look(Width: 320), "Pump leaks", "A subject_without_any_space_in_it_that_is_far_wider_than_the_screen_of_a_small_phone");

        await Expect(page.Subjects()).ToHaveCountAsync(2);
        await page.ShouldFitAsync();
        var card = await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Pump leaks" }).BoundingBoxAsync();
        card!.Width.ShouldBeLessThan(320);
        card.Height.ShouldBeGreaterThan(120, "the values stand below each other");
        await page.Subjects().First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.ShouldFitAsync();
    }

    /// <summary>Sorts by subject, and waits until the list says it is sorted so: the closed first ticket leads the list both before and after.</summary>
    private static async Task SortBySubjectAsync(IPage page, string order)
    {
        var header = page.GetByRole(AriaRole.Columnheader, new() { Name = "Subject" });
        await header.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(header).ToHaveAttributeAsync("aria-sort", order);
    }

    private static Regex Query(string part) => new($@"[?&]{Regex.Escape(part)}(&|$)", RegexOptions.None, TimeSpan.FromSeconds(1));

    private Task<IPage> ListOfAsync(params string[] subjects) => ListOfAsync(new Look(), subjects);

    /// <summary>The list of a new customer with these tickets; the first is closed, and all but the last speak of a serial number.</summary>
    private async Task<IPage> ListOfAsync(Look look, params string[] subjects)
    {
        var email = await portal.Run.NewCustomerAsync();
        using var customer = await portal.Run.SignInAsync(email);
        var first = await customer.OpenTicketAsync(subjects[0], "See the serial number.");
        foreach (var subject in subjects[1..])
        {
            await customer.SubmitAsync(subject, subject == subjects[^1] ? "Nothing to add." : "See the serial number.");
        }

        await portal.Run.CloseAsync(customer, first);
        await customer.WaitForAsync("api/tickets", list => list!["total"]!.GetValue<int>() == subjects.Length, "all tickets in the list");
        return await SignInAsync(portal.Run.Address, email, look: look);
    }
}
