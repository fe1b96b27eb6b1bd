using System.Globalization;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

public sealed class DeskTests(RunningPortal portal, OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    private static readonly Look Wide = new(Width: 1600);

    [Fact]
    public async Task The_views_count_their_tickets_and_follow_changes()
    {
        using var agent = await own.Run.SignInAsync("amy@desk.test");
        var before = await agent.GetAsync("api/desk/tickets/counts");
        var page = await SignInAsync(own.Run.Address, "amy@desk.test", "desk/", Wide);
        foreach (var (view, name) in new[] { ("open", "Open"), ("mine", "Mine"), ("unassigned", "Unassigned"), ("closed", "Closed") })
        {
            await ShouldCountAsync(name, before[view]!.GetValue<int>());
        }

        var subject = await NewTicketAsync(own.Run);
        await ShouldCountAsync("Open", before["open"]!.GetValue<int>() + 1);
        await ShouldCountAsync("Unassigned", before["unassigned"]!.GetValue<int>() + 1);

        await page.DeskRows().Filter(new() { HasText = subject }).ClickAsync();
        await page.Button("Assign to me").ClickAsync();
        await ShouldCountAsync("Mine", before["mine"]!.GetValue<int>() + 1);
        await ShouldCountAsync("Unassigned", before["unassigned"]!.GetValue<int>());
        await View("Mine").ClickAsync();
        await Expect(page.DeskRows().Filter(new() { HasText = subject })).ToBeVisibleAsync();

        await page.DeskRows().Filter(new() { HasText = subject }).ClickAsync();
        await page.Button("Close ticket").ClickAsync();
        await ShouldCountAsync("Closed", before["closed"]!.GetValue<int>() + 1);
        await Expect(page.DeskRows().Filter(new() { HasText = subject })).ToHaveCountAsync(0);
        await View("Closed").ClickAsync();
        await Expect(page.DeskRows().Filter(new() { HasText = subject })).ToBeVisibleAsync();

        ILocator View(string name) => page.GetByRole(AriaRole.Navigation, new() { Name = "Views" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

        Task ShouldCountAsync(string name, int count) => Expect(View(name)).ToHaveTextAsync(name + count.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_second_agent_sees_owner_stage_and_priority_change_without_reload()
    {
        var subject = await NewTicketAsync(portal.Run);
        var amy = await OpenAsync("amy@desk.test", subject);
        var raj = await OpenAsync("raj@desk.test", subject);

        await amy.Choice("Owner").SelectOptionAsync("Amy Brennan");
        await Expect(raj.Choice("Owner").Locator("option:checked")).ToHaveTextAsync("Amy Brennan");

        await amy.Choice("Stage").SelectOptionAsync("Waiting on contact");
        await Expect(raj.Choice("Stage").Locator("option:checked")).ToHaveTextAsync("Waiting on contact");

        await amy.Choice("Priority").SelectOptionAsync("Urgent");
        await Expect(raj.Choice("Priority").Locator("option:checked")).ToHaveTextAsync("Urgent");
        await Expect(raj.DeskRows().Filter(new() { HasText = subject })).ToContainTextAsync("Urgent");
        await Expect(raj.GetByText("Amy Brennan took this ticket")).ToBeVisibleAsync();

        await amy.SendAsync("I am on it.");
        await Expect(raj.Messages().Last).ToContainTextAsync("I am on it.");
    }

    // P28
    [Fact]
    public async Task A_note_looks_unlike_a_message()
    {
        var page = await OpenAsync("amy@desk.test", await NewTicketAsync(portal.Run));
        await page.SendAsync("Said to the customer.");

        await page.GetByRole(AriaRole.Tab, new() { Name = "Note" }).ClickAsync();
        await page.TypeAsync("Said among us.");
        await page.Button("Add note").ClickAsync();

        var entries = page.GetByRole(AriaRole.List, new() { Name = "Conversation" }).GetByRole(AriaRole.Listitem);
        var note = entries.Filter(new() { HasText = "Said among us." });
        await Expect(note.GetByText("Internal note")).ToBeVisibleAsync();
        var message = entries.Filter(new() { HasText = "Said to the customer." });
        (await ColourAsync(note)).ShouldNotBe(await ColourAsync(message));

        static Task<string> ColourAsync(ILocator entry) => entry.EvaluateAsync<string>("entry => getComputedStyle(entry.firstElementChild).backgroundColor");
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_list_to_a_reply()
    {
        var tag = Preparations.Unique();
        await NewTicketAsync(portal.Run, $"First {tag}");
        await NewTicketAsync(portal.Run, $"Second {tag}");
        var page = await SignInAsync(portal.Run.Address, "amy@desk.test", $"desk/tickets?q={tag}&sort=created", Wide);
        await Expect(page.DeskRows()).ToHaveCountAsync(2);

        await page.Keyboard.PressAsync("j");
        await Expect(page.DeskRows().First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.DeskRows().Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.DeskRows().First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading($"First {tag}")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("r");
        await Expect(page.Editor()).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Just keys: jkr");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Messages().Last).ToContainTextAsync("Just keys: jkr");
    }

    [Fact]
    public async Task A_ticket_filed_for_a_customer_appears_in_their_portal()
    {
        var email = await portal.Run.NewCustomerAsync();
        var customer = await SignInAsync(portal.Run.Address, email);
        await Expect(customer.Heading("No tickets yet")).ToBeVisibleAsync();
        var page = await SignInAsync(portal.Run.Address, "amy@desk.test", "desk/", Wide);

        await page.Link("New ticket").ClickAsync();
        await page.GetByPlaceholder("Name, email or company").FillAsync(email);
        await page.GetByRole(AriaRole.Option, new() { Name = email }).ClickAsync();
        await page.GetByLabel("Subject").FillAsync("Called about the pump");
        await page.Choice("Priority").SelectOptionAsync("High");
        await page.TypeAsync("She called: it drips.");
        await page.Button("Create ticket").ClickAsync();
        await Expect(page.Heading("Called about the pump")).ToBeVisibleAsync();

        await customer.Link("Called about the pump").ClickAsync();
        await Expect(customer.GetByText("She called: it drips.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_finds_tickets_by_the_customers_address_and_by_words_of_any_message()
    {
        var email = await portal.Run.NewCustomerAsync();
        using var customer = await portal.Run.SignInAsync(email);
        var word = "gasket" + Preparations.Unique();
        var number = await customer.OpenTicketAsync("Found by search", "The first words.");
        using var reply = await customer.PostAsync($"api/tickets/{number}/messages", new { text = $"It is the {word}." });
        await customer.OpenTicketAsync("Not what was meant");
        var page = await SignInAsync(portal.Run.Address, "raj@desk.test", "desk/", Wide);

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync(email);
        await Expect(page.DeskRows()).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync(word);
        await Expect(page.DeskRows()).ToHaveCountAsync(1);
        await Expect(page.DeskRows()).ToContainTextAsync("Found by search");

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync(word + "xyz");
        await Expect(page.Heading("No ticket matches")).ToBeVisibleAsync();
    }

    /// <summary>The desk with this ticket open.</summary>
    private async Task<IPage> OpenAsync(string agent, string subject)
    {
        var page = await SignInAsync(portal.Run.Address, agent, "desk/", Wide);
        await page.DeskRows().Filter(new() { HasText = subject }).ClickAsync();
        await Expect(page.Heading(subject)).ToBeVisibleAsync();
        await Expect(page.Editor()).ToBeVisibleAsync();
        return page;
    }

    private static async Task<string> NewTicketAsync(PortalRun run, string? subject = null)
    {
        subject ??= $"Matter {Preparations.Unique()}";
        using var customer = await run.SignInAsync(await run.NewCustomerAsync());
        await customer.OpenTicketAsync(subject);
        return subject;
    }
}
