using System.Net;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Properties from their definition to the ticket and to the customer.</summary>
public sealed class PropertyTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    private static readonly string[] Kinds =
        ["Text", "Multi-line text", "Number", "Date", "Date and time", "Single choice", "Multiple choice", "Checkbox", "Email", "File"];

    [Fact]
    public async Task Each_kind_of_property_can_be_defined_and_then_stands_on_tickets()
    {
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        var number = await ada.OpenTicketAsync("Which machine is it?");
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/properties");
        foreach (var kind in Kinds)
        {
            await DefineAsync(admin, $"Machine {kind}", kind);
        }

        await admin.GotoAsync($"desk/tickets/{number}");
        await OpenDetailsAsync(admin);
        await TypeAsync(admin, "Machine Text", "KX-200");
        await TypeAsync(admin, "Machine Number", "12,5");
        await TypeAsync(admin, "Machine Date", "2026-11-30");
        await Field(admin, "Machine Single choice").SelectOptionAsync("Large");
        await Field(admin, "Machine Checkbox").SelectOptionAsync("Yes");
        await TypeAsync(admin, "Machine Email", "nobody");

        await Expect(admin.GetByText("An e-mail address like name@example.com.")).ToBeVisibleAsync();
        await Expect(admin.GetByText("Nora Keller set Machine Checkbox to “Yes”")).ToBeAttachedAsync();
        await Expect(admin.GetByText("Nora Keller set Machine Date to “Nov 30, 2026”")).ToBeAttachedAsync();
        await admin.ReloadAsync();
        await OpenDetailsAsync(admin);
        await Expect(Field(admin, "Machine Text")).ToHaveValueAsync("KX-200");
        await Expect(Field(admin, "Machine Number")).ToHaveValueAsync("12.5");
        await Expect(Field(admin, "Machine Date")).ToHaveValueAsync("2026-11-30");
        await Expect(Field(admin, "Machine Single choice")).ToHaveValueAsync("Large");
        await Expect(Field(admin, "Machine Email")).ToHaveValueAsync("");
        await Expect(Field(admin, "Machine Multi-line text")).ToBeVisibleAsync();
        await Expect(Field(admin, "Machine Date and time")).ToBeVisibleAsync();
        await Expect(admin.Choice("Machine Multiple choice")).ToBeVisibleAsync();
        await Expect(admin.GetByText("Machine File")).ToBeVisibleAsync();
    }

    // W11
    [Fact]
    public async Task Customers_see_a_property_once_it_is_visible_to_them()
    {
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        var number = await ada.OpenTicketAsync("What is my serial number?");
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/properties");
        await DefineAsync(admin, "Serial code", "Text");
        using var agent = await own.Run.SignInAsync("amy@desk.test");
        using var set = await agent.PatchAsync($"api/desk/tickets/{number}", new { properties = new { serial_code = "SN-4711" }, priority = "HIGH" });
        set.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ada.WaitForAsync($"api/tickets/{number}", ticket => ticket!["priority"]?.GetValue<string>() == "HIGH", "the change");
        var customer = await SignInAsync(own.Run.Address, "ada@acme.test", $"tickets/{number}");
        await Expect(customer.GetByText("Serial code")).ToHaveCountAsync(0);

        await admin.Button("Serial code").ClickAsync();
        await admin.GetByLabel("Can read").CheckAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText("Property saved: Serial code")).ToBeVisibleAsync();
        await ada.WaitForAsync($"api/tickets/{number}", ticket => ticket!["properties"]!.AsArray().Any(property => property!["name"]!.GetValue<string>() == "serial_code"), "the property");
        await customer.ReloadAsync();

        await Expect(customer.GetByRole(AriaRole.Term).GetByText("Serial code")).ToBeVisibleAsync();
        await Expect(customer.GetByRole(AriaRole.Definition).GetByText("SN-4711")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Options_are_put_in_order_by_keyboard()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/properties?record=company");
        await DefineAsync(admin, "Size of company", "Single choice");
        await admin.Button("Size of company").ClickAsync();
        await Expect(admin.GetByLabel("Option 1", new() { Exact = true })).ToHaveValueAsync("Small");

        await admin.Button("Move Large").FocusAsync();
        await admin.Keyboard.PressAsync("Space");
        await Expect(admin.Locator("[id^=DndLiveRegion]")).ToContainTextAsync("Large");
        await admin.Keyboard.PressAsync("ArrowUp");
        await Expect(admin.GetByText("Large: position 1 of 2.")).ToBeAttachedAsync();
        await admin.Keyboard.PressAsync("Space");
        await Expect(admin.GetByLabel("Option 1", new() { Exact = true })).ToHaveValueAsync("Large");
        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText("Property saved: Size of company")).ToBeVisibleAsync();
        await admin.ReloadAsync();
        await admin.Button("Size of company").ClickAsync();

        await Expect(admin.GetByLabel("Option 1", new() { Exact = true })).ToHaveValueAsync("Large");
    }

    [Fact]
    public async Task What_is_refused_says_so_at_its_field()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/properties");
        await admin.Button("Create property").ClickAsync();
        await admin.Submit("Create property").ClickAsync();
        await Expect(Field(admin, "Label")).ToHaveAccessibleDescriptionAsync("Please fill in this field.");

        await Field(admin, "Label").FillAsync("Any");
        await Field(admin, "Internal name").FillAsync("Subject!");
        await admin.Submit("Create property").ClickAsync();

        await Expect(Field(admin, "Internal name")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(admin.GetByText("Lower-case letters, digits and underscores")).ToBeVisibleAsync();
        await Field(admin, "Internal name").FillAsync("subject");
        await admin.Submit("Create property").ClickAsync();
        await Expect(admin.GetByText("There is a property with this name already.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_property_the_settings_name_stays_until_they_do_not_name_it_any_more()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/properties");
        await DefineAsync(admin, "Building", "Text", visibility: "Can read");
        await own.Run.SetAsync(new { columns = new[] { new { property = "subject" }, new { property = "building" } } });
        await DeleteAsync();
        await Expect(admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "Columns" })).ToBeVisibleAsync();

        await own.Run.SetAsync(new { columns = (object?)null });
        await admin.GotoAsync("desk/settings/properties");
        await DeleteAsync();
        await Expect(admin.GetByText("Property deleted: Building")).ToBeVisibleAsync();
        await Expect(admin.Button("Building")).ToHaveCountAsync(0);

        async Task DeleteAsync()
        {
            await admin.Button("Building").ClickAsync();
            await admin.Button("Delete property").ClickAsync();
            await admin.GetByRole(AriaRole.Dialog, new() { Name = "Delete “Building”?" }).GetByRole(AriaRole.Button, new() { Name = "Delete property" }).ClickAsync();
        }
    }

    [Fact]
    public async Task Who_was_faster_is_named_and_nothing_is_overwritten_unasked()
    {
        using var colleague = await ColleagueAsync();
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/properties");
        await DefineAsync(admin, "Floor", "Text");
        await admin.Button("Floor").ClickAsync();
        using var first = await colleague.PatchAsync("api/settings/properties/ticket/floor", new { label = "Storey" });
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        await colleague.WaitForAsync("api/settings/audit?action=property.changed", log => log!.ToJsonString().Contains("Storey", StringComparison.Ordinal), "the audit log");

        await Field(admin, "Description").FillAsync("Counted from the street.");
        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText($"{colleague.Session["name"]} changed this")).ToBeVisibleAsync();
        await admin.Button("Load the newest").ClickAsync();

        await Expect(Field(admin, "Label")).ToHaveValueAsync("Storey");
        await Expect(Field(admin, "Description")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_contacts_and_a_companys_properties_stand_in_their_drawer()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/properties?record=contact");
        await DefineAsync(admin, "Salutation", "Text");
        await admin.GetByRole(AriaRole.Tab, new() { Name = "Companies" }).ClickAsync();
        await DefineAsync(admin, "Contract", "Single choice");

        await admin.GotoAsync("desk/contacts");
        await admin.Button("Ada Lovell").ClickAsync();
        await TypeAsync(admin, "Salutation", "Dr");
        await Field(admin, "Contract").SelectOptionAsync("Large");
        await Expect(Field(admin, "Contract")).ToHaveValueAsync("Large");
        using var reader = await own.Run.SignInAsync("amy@desk.test");
        var contacts = await reader.GetAsync("api/desk/contacts?q=ada@acme.test");
        await reader.WaitForAsync($"api/desk/contacts/{contacts["items"]![0]!["id"]}", contact => contact!["properties"]!["salutation"]?.GetValue<string>() == "Dr", "the salutation");

        var agent = await SignInAsync(own.Run.Address, "raj@desk.test", "desk/contacts");
        await agent.Button("Ben Okafor").ClickAsync();
        await Expect(agent.GetByText("Contract")).ToBeVisibleAsync();
        await Expect(agent.GetByText("Large")).ToBeVisibleAsync();
        await Expect(Field(agent, "Contract")).ToHaveCountAsync(0);
    }

    private static ILocator Field(IPage page, string label) => page.GetByLabel(label, new() { Exact = true });

    /// <summary>Types a value and leaves the field, which stores it.</summary>
    private static async Task TypeAsync(IPage page, string label, string value)
    {
        await Field(page, label).FillAsync(value);
        await Field(page, label).BlurAsync();
    }

    /// <summary>The details of a ticket are behind a button where the window is narrow.</summary>
    private static Task OpenDetailsAsync(IPage page) => page.Button("Ticket details").ClickAsync();

    private static async Task DefineAsync(IPage page, string label, string kind, string visibility = "Hidden")
    {
        await page.Button("Create property").ClickAsync();
        await Field(page, "Label").FillAsync(label);
        await Field(page, "Type").SelectOptionAsync(kind);
        if (kind.EndsWith("choice", StringComparison.Ordinal))
        {
            await Field(page, "Option 1").FillAsync("Small");
            await page.Button("Add option").ClickAsync();
            await Field(page, "Option 2").FillAsync("Large");
        }

        await page.GetByLabel(visibility).CheckAsync();
        await page.Submit("Create property").ClickAsync();
        await Expect(page.Button(label)).ToBeVisibleAsync();
    }

    /// <summary>A second administrator.</summary>
    private async Task<PortalClient> ColleagueAsync()
    {
        using var admin = await own.Run.SignInAsync("admin@desk.test");
        var staff = await admin.GetAsync("api/settings/staff");
        var id = staff["items"]!.AsArray().First(person => person!["email"]!.GetValue<string>() == "amy@desk.test")!["id"];
        using var answer = await admin.Http.PutAsJsonAsync(new Uri($"api/settings/staff/{id}/roles", UriKind.Relative), new { roles = new[] { "agent", "admin" } }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await own.Run.SignInAsync("amy@desk.test");
    }
}
