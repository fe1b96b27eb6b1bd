using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Each option is set in the desk as an administrator sets it, published, and looked at as a customer.</summary>
public sealed class ShownToCustomersTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    // P22, P24, P25, D3, D4
    [Fact]
    public async Task Columns_headings_the_owners_name_and_stages_are_as_published()
    {
        var email = await own.Run.NewCustomerAsync();
        using var api = await own.Run.SignInAsync(email);
        var number = await api.OpenTicketAsync("Pump leaks");
        using var amy = await own.Run.SignInAsync("amy@desk.test");
        var me = (await amy.GetAsync("api/session"))["id"]!.GetValue<string>();
        using var owned = await amy.PatchAsync($"api/desk/tickets/{number}", new { ownerId = me, priority = "HIGH" });
        owned.StatusCode.ShouldBe(HttpStatusCode.OK);
        var customer = await SignInAsync(own.Run.Address, email);
        await Expect(Cell(customer, "Pump leaks", "hubspot_owner_id")).ToHaveTextAsync("Amy");
        await Expect(Cell(customer, "Pump leaks", "hs_ticket_status")).ToHaveTextAsync("Open");

        var admin = await DeskAsync("display");
        await admin.GetByLabel("Name of the ticket owner").SelectOptionAsync("One name for everybody");
        await admin.GetByLabel("One name for everybody").FillAsync("Care team");
        await admin.GetByLabel("Ticket stages").ClickAsync();
        await admin.Button("Remove Requested by").ClickAsync();
        await admin.Button("Add property").ClickAsync();
        await admin.Choice("Property to add").FillAsync("Priority");
        await admin.GetByRole(AriaRole.Option, new() { Name = "Priority", Exact = true }).ClickAsync();
        await admin.Button("Change the heading of Subject").ClickAsync();
        await admin.GetByLabel("Heading for Subject").FillAsync("Matter");
        await admin.Keyboard.PressAsync("Enter");
        await admin.PublishAsync();

        await Expect(customer.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Matter", "Create date", "Ticket owner", "Last activity date", "Status", "Priority"]);
        await Expect(Cell(customer, "Pump leaks", "hubspot_owner_id")).ToHaveTextAsync("Care team");
        await Expect(Cell(customer, "Pump leaks", "hs_ticket_priority")).ToHaveTextAsync("High");
        await Expect(Cell(customer, "Pump leaks", "hs_ticket_status")).Not.ToHaveTextAsync("Open");
        await customer.Link("Pump leaks").ClickAsync();
        await Expect(customer.GetByText("Care team").First).ToBeVisibleAsync();
    }

    // P10, P21
    [Fact]
    public async Task Only_tickets_the_visibility_filter_shows_are_there_for_customers()
    {
        var email = await own.Run.NewCustomerAsync();
        using var api = await own.Run.SignInAsync(email);
        await api.OpenTicketAsync("Shown to me");
        var hidden = await api.OpenTicketAsync("An internal matter");
        var customer = await SignInAsync(own.Run.Address, email);
        await Expect(customer.Subjects()).ToHaveTextAsync(["An internal matter", "Shown to me"]);

        var admin = await DeskAsync("display");
        await admin.Button("Select ticket properties").ClickAsync();
        var panel = admin.GetByRole(AriaRole.Dialog);
        await ChoosePropertyAsync(admin, panel, "Subject");
        await panel.GetByLabel("Comparison").SelectOptionAsync("does not contain the word");
        await panel.GetByLabel("Value", new() { Exact = true }).FillAsync("internal");
        await Expect(panel.GetByText("match now")).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Close" }).First.ClickAsync();
        await Expect(admin.GetByText("1 change not published")).ToBeVisibleAsync();
        await Expect(customer.Link("An internal matter")).ToBeVisibleAsync();
        await admin.PublishAsync();

        await Expect(customer.Subjects()).ToHaveTextAsync(["Shown to me"]);
        await customer.GotoAsync($"tickets/{hidden}");
        await Expect(customer.GetByText("An internal matter")).ToHaveCountAsync(0);
        await own.Run.SetAsync(new { ticketFilter = (object?)null });
        await customer.GotoAsync($"tickets/{hidden}");
        await Expect(customer.Heading("An internal matter")).ToBeVisibleAsync();
    }

    // P9, D14
    [Fact]
    public async Task Contacts_chosen_by_their_properties_see_their_companys_tickets()
    {
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        await ada.OpenTicketAsync("Asked by Ada");
        var ben = await SignInAsync(own.Run.Address, "ben@acme.test");
        await Expect(ben.Subjects().First).ToBeVisibleAsync();
        await Expect(ben.Link("Asked by Ada")).ToHaveCountAsync(0);

        var admin = await DeskAsync("permissions");
        await admin.GetByLabel("Depends on the contact").ClickAsync();
        await admin.Button("Set contact properties").ClickAsync();
        var panel = admin.GetByRole(AriaRole.Dialog);
        await ChoosePropertyAsync(admin, panel, "First name");
        await panel.GetByLabel("Comparison").SelectOptionAsync("is");
        await panel.GetByLabel("Value", new() { Exact = true }).FillAsync("Ben");
        await Expect(panel.GetByText("1 contact matches now")).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Apply to the draft" }).ClickAsync();
        await admin.PublishAsync();

        await Expect(ben.Link("Asked by Ada")).ToBeVisibleAsync();
        await Expect(ben.Choice("View")).ToBeVisibleAsync();
        await own.Run.SetAsync(new { ticketScope = "own", scopeFilter = (object?)null });
        await Expect(ben.Link("Asked by Ada")).ToHaveCountAsync(0);
    }

    // P12, P13, P14
    [Fact]
    public async Task The_form_has_the_menu_text_and_header_of_the_settings_or_is_not_there()
    {
        var customer = await SignInAsync(own.Run.Address, "cleo@globex.test");
        await Expect(customer.Link("File a support ticket").First).ToBeVisibleAsync();
        var admin = await DeskAsync("form");

        await admin.GetByLabel("Menu text").FillAsync("Ask for help");
        await admin.GetByLabel("Header text").FillAsync("We answer within a day.");
        await admin.PublishAsync();
        await customer.Link("Ask for help").First.ClickAsync();
        await Expect(customer.GetByText("We answer within a day.")).ToBeVisibleAsync();

        await admin.GetByLabel("Customers can file tickets").ClickAsync();
        await admin.PublishAsync();
        await Expect(customer.Link("Ask for help")).ToHaveCountAsync(0);
        await own.Run.SetAsync(new { formConnected = true, formMenuText = (string?)null, formHeader = (string?)null });
        await Expect(customer.Link("File a support ticket").First).ToBeVisibleAsync();
    }

    // P3
    [Fact]
    public async Task A_new_short_name_is_the_address_and_the_old_one_leads_there()
    {
        await using var run = await Testing.PortalRun.StartAsync("embedded");
        using var ada = await run.SignInAsync("ada@acme.test");
        var open = await VisitAsync(run.Address, "p/demo/");
        await Expect(open.Button("Sign in")).ToBeVisibleAsync();
        var admin = await SignInAsync(run.Address, "admin@desk.test", "desk/settings/general");
        await admin.GetByLabel("Short name for addresses").FillAsync("care");
        await Expect(admin.GetByText("1 change not published")).ToBeVisibleAsync();
        await admin.PublishAsync();

        await ada.WaitForAsync("api/portal", portal => portal!["slug"]!.GetValue<string>() == "care", "the new short name");

        // A page of the old address goes on working.
        await open.SignInAsync("ben@acme.test");
        await Expect(open.Subjects().First).ToBeVisibleAsync();
        var customer = await VisitAsync(run.Address, "p/demo/");
        await Expect(customer).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/p/care/", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await customer.SignInAsync("ada@acme.test");
        await Expect(customer.Subjects().First).ToBeVisibleAsync();
    }

    // P37 (texts)
    [Fact]
    public async Task The_sign_in_page_has_the_published_texts()
    {
        var admin = await DeskAsync("pages");
        await admin.GetByLabel("Heading").First.FillAsync("Welcome to Northwind");
        await admin.PublishAsync();

        var visitor = await VisitAsync(own.Run.Address);
        await Expect(visitor.Heading("Welcome to Northwind")).ToBeVisibleAsync();
    }

    // B20
    [Fact]
    public async Task What_a_policy_case_forbids_is_not_published_and_the_page_says_why()
    {
        await using var run = await Testing.PortalRun.StartAsync("embedded");
        using var ada = await run.SignInAsync("ada@acme.test");
        var number = await ada.OpenTicketAsync("Not for Ben");
        using var api = await run.SignInAsync("admin@desk.test");
        var contacts = await api.GetAsync("api/desk/contacts?q=ben@acme.test");
        var ben = contacts["items"]![0]!["id"]!.GetValue<string>();
        using var created = await api.PostAsync("api/settings/policy-cases", new { name = "Ben stays out", contactId = ben, ticketNumber = number, expect = "doesNotSee" });
        created.StatusCode.ShouldBe(HttpStatusCode.Created);

        var admin = await SignInAsync(run.Address, "admin@desk.test", "desk/settings/permissions");
        await admin.GetByLabel("All tickets of their company").ClickAsync();
        await Expect(admin.GetByText("1 change not published")).ToBeVisibleAsync();
        await admin.Button("Review and publish").ClickAsync();
        await admin.Button("Publish").ClickAsync();

        await Expect(admin.GetByText("Not published: 1 policy case would fail.")).ToBeVisibleAsync();
        await Expect(admin.GetByRole(AriaRole.Dialog).GetByText("Ben stays out")).ToBeVisibleAsync();
    }

    private Task<IPage> DeskAsync(string tab) => SignInAsync(own.Run.Address, "admin@desk.test", $"desk/settings/{tab}");

    private static ILocator Cell(IPage page, string subject, string column) =>
        page.GetByRole(AriaRole.Row).Filter(new() { HasText = subject }).Locator($"td[data-column={column}]");

    /// <summary>Adds a condition on the property to the filter's first group.</summary>
    private static async Task ChoosePropertyAsync(IPage page, ILocator panel, string property)
    {
        var choice = panel.GetByRole(AriaRole.Combobox, new() { Name = "Property", Exact = true });
        await choice.FillAsync(property);
        await page.GetByRole(AriaRole.Option, new() { Name = property, Exact = true }).First.ClickAsync();
    }
}
