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
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings");

        await admin.GetByLabel("Portal name").FillAsync("Acme Service");
        await admin.GetByLabel("What tickets are called").FillAsync("Orders");
        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText("Settings saved")).ToBeVisibleAsync();

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
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings");

        await admin.GetByLabel("Customers may close their tickets").ClickAsync();
        await admin.GetByLabel("Is not possible").ClickAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(openPage.Button("Close ticket")).ToHaveCountAsync(0);
        await Expect(closedPage.Editor()).ToHaveCountAsync(0);

        await admin.GetByLabel("Customers may close their tickets").ClickAsync();
        await admin.GetByLabel("Opens it again").ClickAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(openPage.Button("Close ticket")).ToBeVisibleAsync();
        await Expect(closedPage.Editor()).ToBeVisibleAsync();
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
        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText("Settings saved")).ToBeVisibleAsync();

        await Expect(customer.GetByText("This portal is switched off at the moment.")).ToBeVisibleAsync();
        await Expect(customer.Subjects()).ToHaveCountAsync(0);
    }
}
