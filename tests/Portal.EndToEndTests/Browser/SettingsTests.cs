using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>What an administrator changes shows on customers' pages that are open already.</summary>
public sealed class SettingsTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    // P2, P20
    [Fact]
    public async Task The_portals_name_is_the_title_of_every_page_and_tickets_can_be_called_otherwise()
    {
        var customer = await SignInAsync(own.Run.Address, "ada@acme.test");
        await Expect(customer.Heading("Tickets")).ToBeVisibleAsync();
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/general");

        await admin.GetByLabel("Portal name").FillAsync("Acme Service");
        await Expect(admin.GetByText("1 change not published")).ToBeVisibleAsync();
        await admin.Link("Ticket display").ClickAsync();
        await admin.GetByLabel("What tickets are called").FillAsync("Orders");
        await Expect(admin.GetByText("2 changes not published")).ToBeVisibleAsync();
        await Expect(customer.Heading("Tickets")).ToBeVisibleAsync();
        await admin.PublishAsync();

        await Expect(customer.Heading("Orders")).ToBeVisibleAsync();
        await Expect(customer).ToHaveTitleAsync("Acme Service");
        await customer.Subjects().First.ClickAsync();
        await Expect(customer.Messages().First).ToBeVisibleAsync();
        await Expect(customer).ToHaveTitleAsync("Acme Service");
        await customer.GotoAsync("tickets/new");
        await Expect(customer.Heading("File a support ticket")).ToBeVisibleAsync();
        await Expect(customer).ToHaveTitleAsync("Acme Service");
    }

    // P11
    [Fact]
    public async Task Colleagues_see_the_companys_tickets_once_that_is_allowed_and_can_go_back_to_their_own()
    {
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        await ada.OpenTicketAsync("Seen by a colleague");
        using var cleo = await own.Run.SignInAsync("cleo@globex.test");
        await cleo.OpenTicketAsync("Of another company");
        var before = await SignInAsync(own.Run.Address, "ben@acme.test");
        await Expect(before.Subjects().First).ToBeVisibleAsync();
        await Expect(before.Choice("View")).ToHaveCountAsync(0);
        await Expect(before.Link("Seen by a colleague")).ToHaveCountAsync(0);

        await own.Run.SetAsync(new { ticketScope = "company" });
        using var ben = await own.Run.SignInAsync("ben@acme.test");
        await ben.WaitForAsync("api/session", session => session!["scope"]!.GetValue<string>() == "company", "the wider scope");
        var page = await SignInAsync(own.Run.Address, "ben@acme.test");

        await Expect(page.Choice("View").Locator("option")).ToHaveTextAsync(["Organization tickets", "Owned by me"]);
        await Expect(page.Link("Seen by a colleague")).ToBeVisibleAsync();
        await Expect(page.Link("Of another company")).ToHaveCountAsync(0);
        await page.Choice("View").SelectOptionAsync("Owned by me");
        await Expect(page.Link("Seen by a colleague")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Ada Lovell" })).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.Choice("View")).ToHaveValueAsync("mine");
    }

    // P29, P30
    [Fact]
    public async Task An_open_ticket_follows_what_customers_may_do_without_reload()
    {
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        var open = await ada.OpenTicketAsync("May I close this?");
        var closed = await ada.OpenTicketAsync("May I still write here?");
        await own.Run.CloseAsync(ada, closed);
        var openPage = await SignInAsync(own.Run.Address, "ada@acme.test", $"tickets/{open}");
        var closedPage = await SignInAsync(own.Run.Address, "ada@acme.test", $"tickets/{closed}");
        await Expect(openPage.Button("Close ticket")).ToBeVisibleAsync();
        await Expect(closedPage.Editor()).ToBeVisibleAsync();
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/actions");

        await admin.GetByLabel("Customers may close their tickets").ClickAsync();
        await admin.GetByLabel("Is not possible").ClickAsync();
        await admin.PublishAsync();
        await Expect(openPage.Button("Close ticket")).ToHaveCountAsync(0);
        await Expect(closedPage.Editor()).ToHaveCountAsync(0);

        await admin.GetByLabel("Customers may close their tickets").ClickAsync();
        await admin.GetByLabel("Opens it again").ClickAsync();
        await admin.PublishAsync();
        await Expect(openPage.Button("Close ticket")).ToBeVisibleAsync();
        await Expect(closedPage.Editor()).ToBeVisibleAsync();
    }

    // P19
    [Fact]
    public async Task A_published_theme_dresses_pages_that_are_open_already()
    {
        var customer = await SignInAsync(own.Run.Address, "ada@acme.test");
        var fileTicket = customer.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link).First;
        await Expect(fileTicket).ToBeVisibleAsync();
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/theme");

        await admin.GetByLabel("Header colour", new() { Exact = true }).FillAsync("#7a1fa2");
        var preview = admin.FrameLocator("iframe");
        await Expect(preview.Locator("header").First).ToHaveCSSAsync("background-color", "rgb(122, 31, 162)");
        await Expect(admin.GetByText("1 change not published")).ToBeVisibleAsync();
        await admin.PublishAsync();

        await Expect(customer.GetByRole(AriaRole.Banner)).ToHaveCSSAsync("background-color", "rgb(122, 31, 162)");
    }

    // P22, P23
    [Fact]
    public async Task Columns_are_moved_by_keyboard_removed_and_brought_back()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/display");
        var columns = admin.GetByRole(AriaRole.List, new() { Name = "Columns of the list" }).GetByRole(AriaRole.Listitem);
        await Expect(columns).ToHaveTextAsync(["Subject", "Requested by", "Create date", "Ticket owner", "Last activity date", "Status"]);

        await admin.Button("Move Status").FocusAsync();
        await admin.Keyboard.PressAsync("Space");
        await Expect(admin.Locator("[id^=DndLiveRegion]")).ToContainTextAsync("Status");
        await admin.Keyboard.PressAsync("ArrowUp");
        await Expect(admin.GetByText("Status: position 5 of 6.")).ToBeAttachedAsync();
        await admin.Keyboard.PressAsync("Space");
        await Expect(columns).ToHaveTextAsync(["Subject", "Requested by", "Create date", "Ticket owner", "Status", "Last activity date"]);

        await admin.Button("Remove Requested by").ClickAsync();
        await Expect(columns).ToHaveCountAsync(5);
        await admin.Button("Reset to recommended defaults").ClickAsync();
        await Expect(columns).ToHaveTextAsync(["Subject", "Requested by", "Create date", "Ticket owner", "Last activity date", "Status"]);
    }

    // B21
    [Fact]
    public async Task A_draft_is_scheduled_edited_and_taken_back()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/form");
        await admin.GetByLabel("Menu text").FillAsync("Tomorrow");
        await Expect(admin.GetByText("1 change not published")).ToBeVisibleAsync();
        await admin.Button("Review and publish").ClickAsync();
        var dialog = admin.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Publish at…").ClickAsync();
        var time = dialog.GetByLabel("Date and time");
        await time.FillAsync("2020-01-01T10:00");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Schedule" }).ClickAsync();
        await Expect(dialog.GetByText("Choose a time to come")).ToBeVisibleAsync();

        await time.FillAsync(DateTime.Now.AddDays(2).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Schedule" }).ClickAsync();

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(admin.GetByText("as Nora Keller has scheduled.")).ToBeVisibleAsync();
        await admin.GetByLabel("Menu text").FillAsync("The day after");
        await Expect(admin.GetByText("It was edited after that")).ToBeVisibleAsync();
        await admin.ReloadAsync();
        await admin.Button("Cancel schedule").ClickAsync();
        await Expect(admin.GetByText("as Nora Keller has scheduled.")).ToHaveCountAsync(0);
        await Expect(admin.GetByLabel("Menu text")).ToHaveValueAsync("The day after");
        await admin.Button("Discard").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(admin.GetByText("Customers see everything as it is here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_somebody_else_has_changed_is_not_overwritten_unasked()
    {
        var one = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/form");
        await Expect(one.GetByLabel("Menu text")).ToBeVisibleAsync();
        var other = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/form");
        await other.GetByLabel("Menu text").FillAsync("Ask us");
        await Expect(other.GetByText("1 change not published")).ToBeVisibleAsync();

        await one.GetByLabel("Menu text").FillAsync("Write to us");
        await Expect(one.GetByText("after this page had loaded it")).ToBeVisibleAsync();
        await one.Button("Load the newest").ClickAsync();

        await Expect(one.GetByLabel("Menu text")).ToHaveValueAsync("Ask us");
        await one.Button("Discard").ClickAsync();
        await one.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(one.GetByText("Customers see everything as it is here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_portal_that_is_switched_off_says_so()
    {
        await using var run = await Testing.PortalRun.StartAsync("embedded");
        var customer = await SignInAsync(run.Address, "ada@acme.test");
        await Expect(customer.Heading("Tickets")).ToBeVisibleAsync();
        var admin = await SignInAsync(run.Address, "admin@desk.test", "desk/settings");

        await admin.GetByLabel("Portal is on").ClickAsync();
        await admin.Button("Switch off").ClickAsync();
        await Expect(admin.GetByText("The portal is off")).ToBeVisibleAsync();

        await Expect(customer.GetByText("This portal is switched off at the moment.")).ToBeVisibleAsync();
        await Expect(customer.Subjects()).ToHaveCountAsync(0);
    }
}
