using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>What customers make of their list: filters, hits, columns, views, and changes while it is read (P44, W10, W12, W13).</summary>
public sealed class ListToolsTests(RunningPortal portal, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Filters_stand_in_the_address_and_are_taken_away_one_by_one_or_by_going_back()
    {
        var (page, _) = await ListOfAsync(new Look(), "Pump leaks", "Valve sticks", "Gauge is blind");
        await page.Button("Filters").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Subject").FillAsync("valve");
        await page.Submit("Show tickets").ClickAsync();
        await Expect(page.Subjects()).ToHaveTextAsync(["Valve sticks"]);
        await Expect(page).ToHaveURLAsync(new Regex("[?&]subject=valve"));
        await Expect(page.Button("Filters (1)")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.Subjects()).ToHaveTextAsync(["Valve sticks"]);
        await page.GoBackAsync();
        await Expect(page.Subjects()).ToHaveCountAsync(3);
        await page.GoForwardAsync();
        await Expect(page.Subjects()).ToHaveCountAsync(1);

        await page.Button("Filters (1)").ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Create date" }).GetByLabel("To").FillAsync("2020-01-31");
        await page.Submit("Show tickets").ClickAsync();
        await Expect(page.Heading("Nothing matches")).ToBeVisibleAsync();
        await page.Button("Remove filter Create date: to Jan 31, 2020").ClickAsync();
        await Expect(page.Button("Remove filter Subject: valve")).ToBeFocusedAsync();
        await Expect(page.Subjects()).ToHaveCountAsync(1);
        await page.Button("Clear all filters").ClickAsync();
        await Expect(page.Subjects()).ToHaveCountAsync(3);
        page.Url.ShouldNotContain("?");
    }

    [Fact]
    public async Task An_address_with_what_is_not_known_says_so_and_leads_back_to_all_tickets()
    {
        var (page, _) = await ListOfAsync(new Look(), "The only one");
        await page.GotoAsync(page.Url + "?nonsense=1&sort=subject");
        await Expect(page.Heading("This list cannot be shown")).ToBeVisibleAsync();
        await page.Button("Show all tickets").ClickAsync();
        await Expect(page.Subjects()).ToHaveTextAsync(["The only one"]);
    }

    [Fact]
    public async Task Hits_are_marked_where_they_stand_and_a_typing_error_is_forgiven()
    {
        var (page, _) = await ListOfAsync(new Look(), "Pump <i>leaks</i>", "Valve sticks");
        await page.GetByLabel("Search tickets").FillAsync("leaks");
        await Expect(page.Subjects().Locator("mark")).ToHaveTextAsync(["leaks"]);
        await Expect(page.Subjects()).ToHaveTextAsync(["Pump <i>leaks</i>"]);

        await page.GetByLabel("Search tickets").FillAsync("turbine");
        await Expect(page.GetByRole(AriaRole.Cell).GetByText("Message: See the turbine of Pump")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Cell).Locator("mark").First).ToHaveTextAsync("turbine");

        await page.GetByLabel("Search tickets").FillAsync("vlave");
        await Expect(page.GetByText("Nothing holds these very words.")).ToBeVisibleAsync();
        await Expect(page.Subjects()).ToHaveTextAsync(["Valve sticks"]);
        await page.PictureAsync("list-search");
    }

    [Fact]
    public async Task Any_column_sorts_and_says_so()
    {
        var (page, _) = await ListOfAsync(new Look(), "B", "A");
        var header = page.GetByRole(AriaRole.Columnheader, new() { Name = "Requested by" });
        await header.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(header).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(page).ToHaveURLAsync(new Regex("[?&]sort=requested_by"));
        await Expect(page.Subjects()).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Columns_and_views_are_kept_with_the_account_and_are_nobody_elses()
    {
        var (page, email) = await ListOfAsync(new Look(), "Pump leaks", "Valve sticks");
        await page.Button("Columns").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Requested by" }).UncheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Priority" }).CheckAsync();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await page.Button("Move Priority up").ClickAsync();
        }

        await page.PictureAsync("list-columns");
        await page.Submit("Save").ClickAsync();
        string[] chosen = ["Subject", "Priority", "Create date", "Ticket owner", "Last activity date", "Status"];
        await Expect(page.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(chosen);

        await page.GetByLabel("Search tickets").FillAsync("pump");
        await Expect(page.Subjects()).ToHaveCountAsync(1);
        await page.Button("My views").ClickAsync();
        await page.GetByLabel("Keep this list as").FillAsync("Pumps");
        await page.Submit("Save").ClickAsync();
        await Expect(page.Submit("Pumps")).ToBeVisibleAsync();
        await page.Submit("Rename Pumps").ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("All pumps");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem).Button("Save").ClickAsync();
        await Expect(page.Submit("All pumps")).ToBeVisibleAsync();

        var later = await SignInAsync(portal.Run.Address, email);
        await Expect(later.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(chosen);
        await Expect(later.Subjects()).ToHaveCountAsync(2);
        await later.Button("My views").ClickAsync();
        await later.PictureAsync("list-views");
        await later.Submit("All pumps").ClickAsync();
        await Expect(later.Subjects()).ToHaveTextAsync(["Pump leaks"]);
        await Expect(later.GetByLabel("Search tickets")).ToHaveValueAsync("pump");

        await later.Button("My views").ClickAsync();
        await later.Submit("Delete All pumps").ClickAsync();
        await Expect(later.GetByText("Delete the view “All pumps”? Tickets stay.")).ToBeVisibleAsync();
        await later.Submit("Delete").ClickAsync();
        await Expect(later.Submit("All pumps")).ToHaveCountAsync(0);
        await later.Keyboard.PressAsync("Escape");
        await later.Button("Columns").ClickAsync();
        await later.Submit("Usual columns").ClickAsync();
        await Expect(later.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Subject", "Requested by", "Create date", "Ticket owner", "Last activity date", "Status"]);
    }

    // B1
    [Fact]
    public async Task A_changed_row_changes_where_it_stands_and_a_new_ticket_waits_until_it_is_wanted()
    {
        var (page, email) = await ListOfAsync(new Look(), "Pump leaks", "Valve sticks");
        await Expect(page.Subjects()).ToHaveTextAsync(["Valve sticks", "Pump leaks"]);
        using var customer = await portal.Run.SignInAsync(email);
        var pump = (await customer.GetAsync("api/tickets?q=pump"))["items"]![0]!["number"]!.GetValue<long>();

        await page.Subjects().Last.FocusAsync();
        await portal.Run.CloseAsync(customer, pump);
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Pump leaks" });
        await Expect(row.GetByText("Closed")).ToBeVisibleAsync();
        await Expect(page.Subjects()).ToHaveTextAsync(["Valve sticks", "Pump leaks"]);
        await Expect(page.Subjects().Last).ToBeFocusedAsync();
        await Expect(page.GetByText($"Ticket #{pump} has changed.")).ToBeAttachedAsync();

        await customer.OpenTicketAsync("Gauge is blind");
        await Expect(page.Button("1 new ticket. Show it")).ToBeVisibleAsync();
        await Expect(page.Subjects()).ToHaveCountAsync(2);
        await page.Button("1 new ticket. Show it").ClickAsync();
        await Expect(page.Subjects()).ToHaveTextAsync(["Gauge is blind", "Pump leaks", "Valve sticks"]);

        await page.Subjects().First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Subjects().Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading("Pump leaks")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en", "Filters", "Show tickets", "Columns", "Usual columns", "My views", "Keep this list as")]
    [InlineData("de", "Filter", "Tickets anzeigen", "Spalten", "Übliche Spalten", "Meine Ansichten", "Diese Liste behalten als")]
    [InlineData("nl", "Filters", "Tickets tonen", "Kolommen", "Gewone kolommen", "Mijn weergaven", "Deze lijst bewaren als")]
    [InlineData("fr", "Filtres", "Afficher les tickets", "Colonnes", "Colonnes habituelles", "Mes vues", "Garder cette liste sous")]
    public async Task Filters_columns_and_views_speak_the_readers_language_and_fit_a_small_phone(
        string language, string filters, string show, string columns, string usual, string views, string keep)
    {
        var (page, _) = await ListOfAsync(new Look(Width: 320, Scheme: language == "de" ? ColorScheme.Dark : ColorScheme.Light), "Pump leaks");
        if (language != "en")
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Language and appearance" }).ClickAsync();
            await page.Locator($"label[lang={language}] input").CheckAsync();
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await page.Keyboard.PressAsync("Escape");
        }

        foreach (var (opener, inside) in new[] { (filters, page.Submit(show)), (columns, page.Submit(usual)), (views, page.GetByRole(AriaRole.Dialog).GetByLabel(keep)) })
        {
            await page.Button(opener).ClickAsync();
            (await page.FindingsAsync($"list-{language}-{opener}", inside)).ShouldBeEmpty();
            await page.Keyboard.PressAsync("Escape");
            await Expect(inside).ToBeHiddenAsync();
            await Expect(page.Button(opener)).ToBeFocusedAsync();
        }
    }

    /// <summary>The list of a new customer with these tickets.</summary>
    private async Task<(IPage Page, string Email)> ListOfAsync(Look look, params string[] subjects)
    {
        var email = await portal.Run.NewCustomerAsync();
        using var customer = await portal.Run.SignInAsync(email);
        foreach (var subject in subjects)
        {
            await customer.OpenTicketAsync(subject, $"See the turbine of {subject}.");
        }

        await customer.WaitForAsync("api/tickets", list => list!["total"]!.GetValue<int>() == subjects.Length, "all tickets in the list");
        var page = await SignInAsync(portal.Run.Address, email, look: look);
        await Expect(page.Subjects()).ToHaveCountAsync(subjects.Length);
        return (page, email);
    }
}
