using System.Text;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

public sealed class ReplyTests(RunningPortal portal, OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    // P46
    [Fact]
    public async Task Bold_text_lists_and_links_arrive_as_they_were_written()
    {
        var (page, number) = await OpenAsync(portal.Run);

        await page.TypeAsync("This is ");
        await page.Button("Bold").ClickAsync();
        await page.Keyboard.TypeAsync("urgent");
        await page.Button("Bold").ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Button("Bulleted list").ClickAsync();
        await page.Keyboard.TypeAsync("the pump");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("the valve");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("manual");
        await page.Keyboard.PressAsync("Shift+Home");
        await page.Button("Link").ClickAsync();
        await page.GetByLabel("Web address").FillAsync("https://pumps.example/manual");
        await page.Button("Save").ClickAsync();
        await page.Button("Send").ClickAsync();
        await Expect(page.Messages()).ToHaveCountAsync(2);
        await page.ReloadAsync();

        var reply = page.Messages().Last;
        await Expect(reply.Locator("strong")).ToHaveTextAsync("urgent");
        await Expect(reply.Locator("ul > li")).ToHaveTextAsync(["the pump", "the valve"]);
        await Expect(reply.GetByRole(AriaRole.Link, new() { Name = "manual" })).ToHaveAttributeAsync("href", "https://pumps.example/manual");
        await Expect(reply.GetByRole(AriaRole.Link, new() { Name = "manual" })).ToHaveAttributeAsync("rel", new System.Text.RegularExpressions.Regex("noopener"));

        var agent = await SignInAsync(portal.Run.Address, "amy@desk.test", $"desk/tickets/{number}");
        await Expect(agent.Messages().Last.Locator("strong")).ToHaveTextAsync("urgent");
    }

    // P47
    [Fact]
    public async Task Several_files_go_with_one_reply_and_come_back_as_they_were()
    {
        var (page, _) = await OpenAsync(portal.Run);
        var log = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, 5000).Select(line => $"{line} pressure low – störung")));
        byte[] pdf = [.. "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8];
        var csv = "when,what\r\n2026-01-01,\"it, again\"\r\n"u8.ToArray();

        await page.AttachAsync(("pump log.txt", log), ("Übersicht.pdf", pdf), ("list.csv", csv));
        await page.TypeAsync("Three files.");
        await page.Button("Send").ClickAsync();
        var files = page.Messages().Last.GetByRole(AriaRole.List, new() { Name = "Attachments" }).GetByRole(AriaRole.Link);
        await Expect(files).ToHaveCountAsync(3);

        foreach (var (name, content) in new[] { ("pump log.txt", log), ("Übersicht.pdf", pdf), ("list.csv", csv) })
        {
            var (arrivedName, arrived) = await page.DownloadAsync(files.Filter(new() { HasText = name }));
            arrivedName.ShouldBe(name);
            arrived.ShouldBe(content);
        }
    }

    [Fact]
    public async Task A_refused_file_says_why_and_holds_nothing_up_once_removed()
    {
        var (page, _) = await OpenAsync(portal.Run);

        await page.AttachAsync(("setup.exe", [0x4D, 0x5A, 0x90, 0x00, 0x03]), ("empty.txt", []), ("fine.txt", "fine"u8.ToArray()));

        var chosen = page.GetByRole(AriaRole.List, new() { Name = "Attachments" }).Last.GetByRole(AriaRole.Listitem);
        await Expect(chosen.Filter(new() { HasText = "setup.exe" }).GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await Expect(chosen.Filter(new() { HasText = "empty.txt" }).GetByRole(AriaRole.Alert)).ToContainTextAsync("empty");
        await page.TypeAsync("One file is fine.");
        await Expect(page.Button("Send")).ToBeDisabledAsync();
        await page.Button("Remove setup.exe").ClickAsync();
        await page.Button("Remove empty.txt").ClickAsync();
        await page.Button("Send").ClickAsync();
        await Expect(page.Messages().Last).ToContainTextAsync("fine.txt");
        await Expect(page.Messages().Last).Not.ToContainTextAsync("setup.exe");
    }

    // P29, P30
    [Fact]
    public async Task A_customer_closes_the_ticket_after_being_asked_and_opens_it_again_by_a_reply()
    {
        var (page, _) = await OpenAsync(portal.Run);

        await page.Button("Close ticket").ClickAsync();
        var question = page.GetByRole(AriaRole.Dialog);
        await Expect(question).ToContainTextAsync("Close this ticket?");
        await question.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(question).ToBeHiddenAsync();
        await Expect(page.GetByText("Closed", new() { Exact = true })).ToHaveCountAsync(0);
        await page.Button("Close ticket").ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Close ticket" }).ClickAsync();

        await Expect(page.GetByText("Closed", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Your reply will open it again.")).ToBeVisibleAsync();
        await Expect(page.Button("Close ticket")).ToHaveCountAsync(0);
        await page.SendAsync("It is back.");
        await Expect(page.GetByText("Open", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Button("Close ticket")).ToBeVisibleAsync();
    }

    // P29, P30
    [Fact]
    public async Task Where_the_portal_forbids_it_there_is_no_reply_to_closed_tickets_and_no_closing()
    {
        var (open, _) = await OpenAsync(own.Run);
        await Expect(open.Button("Close ticket")).ToBeVisibleAsync();
        var (page, number) = await OpenAsync(own.Run, "ben@acme.test");
        using var customer = await own.Run.SignInAsync("ben@acme.test");
        await own.Run.CloseAsync(customer, number);

        await own.Run.SetAsync(new { closedReply = "refuse", customersMayClose = false });
        await customer.WaitForAsync($"api/tickets/{number}", ticket => !ticket!["canReply"]!.GetValue<bool>(), "the setting to be in force");
        await page.ReloadAsync();
        await open.ReloadAsync();

        await Expect(page.GetByText("no longer takes replies")).ToBeVisibleAsync();
        await Expect(page.Editor()).ToHaveCountAsync(0);
        await Expect(open.Editor()).ToBeVisibleAsync();
        await Expect(open.Button("Close ticket")).ToHaveCountAsync(0);
    }

    /// <summary>The page of a new ticket of this customer, or of a new one.</summary>
    private async Task<(IPage Page, long Number)> OpenAsync(PortalRun run, string? email = null)
    {
        email ??= await run.NewCustomerAsync();
        using var customer = await run.SignInAsync(email);
        var number = await customer.OpenTicketAsync("The pump is silent");
        var page = await SignInAsync(run.Address, email, $"tickets/{number}");
        await Expect(page.Editor()).ToBeVisibleAsync();
        return (page, number);
    }
}
