using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Lists that leave the portal: exports in the background (P48), addresses of views and weekly mails (B7).</summary>
public sealed class ExportAndFeedTests(RunningPortal portal, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_long_list_is_exported_in_the_background_and_fetched_wherever_one_is()
    {
        var page = await ListAsync("Pump leaks", "Valve sticks");

        // As if there were more than anybody waits for.
        await page.RouteAsync("**/api/tickets?*", async route =>
        {
            var answer = await route.FetchAsync();
            var list = JsonNode.Parse(await answer.TextAsync())!;
            list["totalIsExact"] = false;
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = list.ToJsonString() });
        });
        await page.ReloadAsync();
        await page.Button("Export to CSV").ClickAsync();

        var job = page.GetByRole(AriaRole.Article, new() { Name = "CSV export" });
        await Expect(job.GetByText("CSV export is ready")).ToBeVisibleAsync();
        await Expect(job.GetByText("2 tickets")).ToBeVisibleAsync();
        (await page.FindingsAsync("export-ready", job)).ShouldBeEmpty();
        await page.Subjects().First.ClickAsync();
        await Expect(page.Heading("Valve sticks")).ToBeVisibleAsync();
        await page.ReloadAsync();
        var (name, content) = await page.DownloadAsync(job.GetByRole(AriaRole.Link, new() { Name = "Download" }));
        name.ShouldEndWith(".csv");
        Encoding.UTF8.GetString(content).ShouldContain("Pump leaks");
        await job.Button("Remove").ClickAsync();
        await Expect(job).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_view_has_an_address_until_it_is_revoked_and_comes_by_mail_each_week()
    {
        var page = await ListAsync("Pump leaks", "Valve sticks");
        await page.GetByLabel("Search tickets").FillAsync("pump");
        await Expect(page.Subjects()).ToHaveCountAsync(1);
        await page.Button("My views").ClickAsync();
        await page.GetByLabel("Keep this list as").FillAsync("Pumps");
        await page.Submit("Save").ClickAsync();
        await page.Submit("Feed and e-mail of Pumps").ClickAsync();
        await page.Submit("Create an address").ClickAsync();
        var address = await page.GetByLabel("Address (CSV)", new() { Exact = true }).InputValueAsync();
        using var http = new HttpClient();
        var rows = await http.GetStringAsync(new Uri(address), Ct);
        rows.ShouldContain("Pump leaks");
        rows.ShouldNotContain("Valve sticks");
        (await page.FindingsAsync("view-feed", page.Submit("Revoke"))).ShouldBeEmpty();

        await page.GetByLabel("Day").SelectOptionAsync("monday");
        await Expect(page.GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByLabel("File").SelectOptionAsync("xlsx");
        await page.PictureAsync("view-share");
        await page.Submit("Revoke").ClickAsync();
        await page.Submit("Revoke").ClickAsync();
        await Expect(page.Submit("Create an address")).ToBeVisibleAsync();
        using var gone = await http.GetAsync(new Uri(address), Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await page.ReloadAsync();
        await page.Button("My views").ClickAsync();
        await page.Submit("Feed and e-mail of Pumps").ClickAsync();
        await Expect(page.GetByLabel("Day")).ToHaveValueAsync("monday");
        await Expect(page.GetByLabel("File")).ToHaveValueAsync("xlsx");
        await page.GetByLabel("Day").SelectOptionAsync("");
        await Expect(page.GetByLabel("File")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task While_something_is_searched_for_only_new_tickets_that_match_are_announced()
    {
        var email = await portal.Run.NewCustomerAsync();
        using var customer = await portal.Run.SignInAsync(email);
        await customer.OpenTicketAsync("Pump leaks");
        var page = await SignInAsync(portal.Run.Address, email);
        await page.GetByLabel("Search tickets").FillAsync("pump");

        // Only what was searched for is marked; the list before the search has the same row.
        await Expect(page.Subjects().Locator("mark")).ToHaveTextAsync(["Pump"]);

        await customer.OpenTicketAsync("Gauge is blind");
        await customer.OpenTicketAsync("Pump is loud");

        await Expect(page.Button("1 new ticket. Show it")).ToBeVisibleAsync();
        await page.Button("1 new ticket. Show it").ClickAsync();
        await Expect(page.Subjects()).ToHaveTextAsync(["Pump is loud", "Pump leaks"]);
    }

    /// <summary>The list of a new customer with these tickets.</summary>
    private async Task<IPage> ListAsync(params string[] subjects)
    {
        var email = await portal.Run.NewCustomerAsync();
        using var customer = await portal.Run.SignInAsync(email);
        foreach (var subject in subjects)
        {
            await customer.OpenTicketAsync(subject);
        }

        var page = await SignInAsync(portal.Run.Address, email);
        await Expect(page.Subjects()).ToHaveCountAsync(subjects.Length);
        return page;
    }
}
