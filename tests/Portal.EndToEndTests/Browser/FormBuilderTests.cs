using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Administrators build forms beside the form itself; customers fill in what was built.</summary>
public sealed class FormBuilderTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    // P15, P16, P17
    [Fact]
    public async Task A_form_is_built_by_mouse_and_its_answers_become_a_ticket_where_it_says()
    {
        using var api = await own.Run.SignInAsync("admin@desk.test");
        var inbox = await IdAsync(api, "api/settings/inboxes", new { name = "Returns inbox" });
        var pipeline = await IdAsync(api, "api/settings/pipelines", new { name = "Returns pipeline", stages = new object[] { new { label = "New", closed = false }, new { label = "Done", closed = true } } });
        await PropertyAsync(api, "Region", "select", "north", "south");
        await PropertyAsync(api, "Amount", "number");
        await PropertyAsync(api, "Bought on", "date");
        var admin = await CreateAsync("Returns", "Empty form");
        await Expect(admin.GetByText("The portal cannot use it: it has no ticket property and it files no tickets into an inbox.")).ToBeVisibleAsync();

        foreach (var property in new[] { "Region", "Amount", "Bought on", "Subject" })
        {
            await admin.Button(property).ClickAsync();
            if (property is "Region" or "Subject")
            {
                await admin.GetByLabel("Must be answered").ClickAsync();
            }
            else if (property == "Amount")
            {
                await admin.GetByLabel("Ask only after a certain answer").ClickAsync();
                await admin.Choice("Value").SelectOptionAsync("north");
            }
        }

        await DragAsync(admin, admin.Button("Move Subject"), admin.Button("Move Region"));
        await Expect(Fields(admin).First).ToContainTextAsync("Subject");
        await admin.GetByText("Settings", new() { Exact = true }).Last.ClickAsync();
        await admin.GetByLabel("Header").FillAsync("Send it back");
        await admin.GetByLabel("Button", new() { Exact = true }).FillAsync("Send");
        await admin.GetByLabel("Go to another page").ClickAsync();
        await admin.GetByLabel("Address").FillAsync("javascript:alert(1)");
        await admin.GetByLabel("Automatic ticket creation").ClickAsync();
        await admin.Choice("Inbox").SelectOptionAsync("Returns inbox");
        await admin.Choice("Pipeline").SelectOptionAsync("Returns pipeline");
        await Expect(admin.GetByText("The portal cannot use it")).ToHaveCountAsync(0);
        var preview = admin.FrameLocator("iframe");
        await Expect(preview.GetByLabel("Amount")).ToHaveCountAsync(0);
        await preview.GetByLabel("Region").SelectOptionAsync("north");
        await Expect(preview.GetByLabel("Amount")).ToBeVisibleAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText("An address like https://example.com/thanks")).ToBeVisibleAsync();
        await admin.GetByLabel("Address").FillAsync("/?thanks");
        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText("Everything is saved")).ToBeVisibleAsync();

        await ChooseAsync(admin, "Returns");
        var customer = await SignInAsync(own.Run.Address, "ada@acme.test", "tickets/new");
        await Expect(customer.Heading("Send it back")).ToBeVisibleAsync();
        await customer.Button("Send").ClickAsync();
        await Expect(customer.GetByText("Please fill in this field.")).ToHaveCountAsync(2);
        await Expect(customer.GetByLabel("Subject")).ToBeFocusedAsync();
        await customer.GetByLabel("Subject").FillAsync("The kettle goes back");
        await Expect(customer.GetByLabel("Amount")).ToHaveCountAsync(0);
        await customer.GetByLabel("Region").SelectOptionAsync("north");
        await customer.GetByLabel("Amount").FillAsync("a dozen");
        await customer.GetByLabel("Bought on").FocusAsync();
        await customer.Keyboard.PressAsync("1");
        await customer.Button("Send").ClickAsync();
        await Expect(customer.GetByText("Please enter a number, such as 12.5.")).ToBeVisibleAsync();
        await Expect(customer.GetByText("Please enter a full date.")).ToBeVisibleAsync();
        await customer.GetByLabel("Amount").FillAsync("9999999999999999");
        await customer.GetByLabel("Bought on").FillAsync("2026-11-22");
        await customer.Button("Send").ClickAsync();
        await Expect(customer.GetByText("A number like 12.5.")).ToBeVisibleAsync();
        await customer.GetByLabel("Amount").FillAsync("12.50");
        await customer.Button("Send").ClickAsync();
        await Expect(customer).ToHaveURLAsync(new Regex(@"/\?thanks$"));

        var ticket = await TicketAsync(api, "The kettle goes back");
        (ticket["inboxId"]!.GetValue<Guid>(), ticket["pipelineId"]!.GetValue<Guid>()).ShouldBe((inbox, pipeline));
        var details = await api.GetAsync($"api/desk/tickets/{ticket["number"]}");
        var values = details["properties"]!;
        (values["region"]!.GetValue<string>(), values["amount"]!.GetValue<string>(), values["bought_on"]!.GetValue<string>()).ShouldBe(("north", "12.5", "2026-11-22"));
    }

    [Fact]
    public async Task A_form_is_put_in_order_and_saved_by_keyboard_alone()
    {
        var admin = await CreateAsync("By keyboard", "Support form");
        await Expect(Fields(admin)).ToHaveCountAsync(4);

        await PressAsync(admin, admin.Button("Priority"), "Enter");
        await PressAsync(admin, admin.GetByLabel("Must be answered"), "Space");
        await admin.GetByLabel("Label", new() { Exact = true }).FocusAsync();
        await admin.Keyboard.TypeAsync("How urgent?");
        await PressAsync(admin, admin.Button("Move How urgent?"), "Space");
        await Expect(admin.Locator("[id^=DndLiveRegion]")).ToContainTextAsync("How urgent?");
        await admin.Keyboard.PressAsync("ArrowUp");
        await Expect(admin.GetByText("How urgent?: position 4 of 5.")).ToBeAttachedAsync();
        await admin.Keyboard.PressAsync("Space");
        await Expect(Fields(admin).Nth(3)).ToContainTextAsync("How urgent?");
        await PressAsync(admin, admin.Button("Move How urgent? up"), "Enter");
        await PressAsync(admin, admin.Button("Remove Attachments"), "Enter");
        await PressAsync(admin, admin.Button("Save"), "Enter");

        await Expect(admin.GetByText("Everything is saved")).ToBeVisibleAsync();
        await admin.ReloadAsync();
        await Expect(Fields(admin).Locator("span").First).ToBeVisibleAsync();
        await Expect(Fields(admin)).ToContainTextAsync(["Subject", "Description", "How urgent?", "Category"]);
        await Expect(admin.FrameLocator("iframe").GetByLabel("How urgent?")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_not_saved_is_kept_and_never_overwrites_what_somebody_else_saved()
    {
        var admin = await CreateAsync("Of two people", "Support form");
        await admin.Button("Edit Subject").ClickAsync();
        await admin.GetByLabel("Label", new() { Exact = true }).FillAsync("Mine");
        await Expect(admin.GetByText("Not saved yet")).ToBeVisibleAsync();
        await admin.Link("All forms").ClickAsync();
        await Expect(admin.GetByText("The changes to Of two people are not saved yet.")).ToBeVisibleAsync();
        await admin.Link("Of two people").First.ClickAsync();
        await Expect(admin.GetByText("Your unsaved changes are back.")).ToBeVisibleAsync();

        var other = await SignInAsync(own.Run.Address, "admin@desk.test", new Uri(admin.Url).PathAndQuery.TrimStart('/'));
        await other.Button("Edit Subject").ClickAsync();
        await other.GetByLabel("Label", new() { Exact = true }).FillAsync("Theirs");
        await other.Button("Save").ClickAsync();
        await Expect(other.GetByText("Everything is saved")).ToBeVisibleAsync();

        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText("saved this form")).ToContainTextAsync("after this page had loaded it");
        await Expect(Fields(admin).First).ToContainTextAsync("Mine");
        await admin.Button("Load theirs, drop mine").ClickAsync();
        await Expect(Fields(admin).First).ToContainTextAsync("Theirs");
        await Expect(admin.GetByText("Everything is saved")).ToBeVisibleAsync();
    }

    // P15
    [Fact]
    public async Task A_form_that_files_no_tickets_cannot_be_chosen_and_says_why()
    {
        var admin = await CreateAsync("Survey", "Empty form");
        await admin.Button("First name").ClickAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.GetByText("Everything is saved")).ToBeVisibleAsync();

        await OpenChoiceAsync(admin, "Survey");
        await Expect(admin.GetByText("Survey cannot be chosen: it has no ticket property, it files no tickets into an inbox.")).ToBeVisibleAsync();
        var option = admin.GetByRole(AriaRole.Option, new() { Name = "Survey" });
        await Expect(option).ToContainTextAsync("it has no ticket property");
        await Expect(option).ToHaveAttributeAsync("data-combobox-disabled", "true");
        await admin.Keyboard.PressAsync("Escape");
        await admin.Link("Edit Survey").ClickAsync();
        await Expect(admin.Heading("Survey")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_is_duplicated_and_deleted_but_not_the_one_the_portal_uses()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/forms");
        await admin.Button("Duplicate Support form").ClickAsync();
        await Expect(admin.Heading("Copy of Support form")).ToBeVisibleAsync();
        await Expect(Fields(admin)).ToHaveCountAsync(4);
        await admin.Link("All forms").ClickAsync();
        await admin.Button("Delete Copy of Support form").ClickAsync();
        await admin.Button("Delete").ClickAsync();
        await Expect(admin.Link("Copy of Support form")).ToHaveCountAsync(0);

        await admin.Button("Delete Support form").ClickAsync();
        await admin.Button("Delete").ClickAsync();
        await Expect(admin.GetByText("so it cannot be deleted")).ToBeVisibleAsync();
    }

    private static ILocator Fields(IPage page) =>
        page.GetByRole(AriaRole.List, new() { Name = "Fields of the form" }).Locator("> li");

    /// <summary>As a hand does it: down, some way, up.</summary>
    private static async Task DragAsync(IPage page, ILocator from, ILocator to)
    {
        await from.HoverAsync();
        await page.Mouse.DownAsync();
        var target = (await to.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(target.X + (target.Width / 2), target.Y + (target.Height / 2), new() { Steps = 20 });
        await Expect(page.Locator("[id^=DndLiveRegion]")).ToContainTextAsync("position 1");
        await page.Mouse.UpAsync();
    }

    private static async Task PressAsync(IPage page, ILocator control, string key)
    {
        await control.FocusAsync();
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>The builder with a form just made from a template.</summary>
    private async Task<IPage> CreateAsync(string name, string template)
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/forms");
        await admin.Button("Create form").ClickAsync();
        var drawer = admin.GetByRole(AriaRole.Dialog);
        await drawer.GetByLabel("Name").FillAsync(name);
        await drawer.GetByLabel(template).ClickAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Create form" }).ClickAsync();
        await Expect(admin).ToHaveURLAsync(new Regex("settings/forms/[0-9a-f-]{36}$"));
        await Expect(admin.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true, Level = 1 })).ToBeVisibleAsync();
        return admin;
    }

    /// <summary>The settings of the support form with the forms to choose from, once they know this one as it is.</summary>
    private async Task OpenChoiceAsync(IPage admin, string name)
    {
        using var api = await own.Run.SignInAsync("admin@desk.test");
        var form = (await api.GetAsync("api/settings/forms"))["items"]!.AsArray().Single(form => form!["name"]!.GetValue<string>() == name)!;
        await api.WaitForAsync(
            "api/settings/form-choices",
            choices => choices!["items"]!.AsArray().Any(choice => JsonNode.DeepEquals(choice!["id"], form["id"]) && JsonNode.DeepEquals(choice["reasons"], form["reasons"])),
            $"the settings to know {name}");
        await admin.GotoAsync("desk/settings/form");
        await admin.Choice("Form").ClickAsync();
    }

    private async Task ChooseAsync(IPage admin, string name)
    {
        await OpenChoiceAsync(admin, name);
        await admin.GetByRole(AriaRole.Option, new() { Name = name }).ClickAsync();
        await Expect(admin.GetByText("1 change not published")).ToBeVisibleAsync();
        await admin.PublishAsync();
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        await ada.WaitForAsync("api/forms/support", form => form?["name"]!.GetValue<string>() == name, "customers to get the form");
    }

    /// <summary>A property of tickets, known to whoever defines forms.</summary>
    private static async Task PropertyAsync(PortalClient api, string label, string type, params string[] options)
    {
        using var answer = await api.PostAsync("api/settings/properties", new
        {
            record = "ticket",
            label,
            type,
            visibility = "edit",
            options = options.Length == 0 ? null : options.Select(option => new { value = option, label = option }),
        });
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        var scratch = await IdAsync(api, "api/settings/forms", new { name = "Scratch", template = "blank" });
        var definition = new { name = "Scratch", fields = new[] { new { record = "ticket", property = JsonNode.Parse(text)!["name"]!.GetValue<string>() } } };
        await Wait.ForAsync(
            async () =>
            {
                using var saved = await api.Http.PutAsJsonAsync($"api/settings/forms/{scratch}", definition, Ct);
                return saved.IsSuccessStatusCode;
            },
            known => known,
            $"forms to know {label}");
        using var gone = await api.Http.DeleteAsync(new Uri($"api/settings/forms/{scratch}", UriKind.Relative), Ct);
        gone.IsSuccessStatusCode.ShouldBeTrue();
    }

    private static async Task<Guid> IdAsync(PortalClient api, string path, object body)
    {
        using var answer = await api.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!["id"]!.GetValue<Guid>();
    }

    private static async Task<JsonNode> TicketAsync(PortalClient api, string subject)
    {
        var list = await api.WaitForAsync($"api/desk/tickets?view=all&q={Uri.EscapeDataString(subject)}", found => found!["items"]!.AsArray().Count > 0, "the ticket");
        return list!["items"]!.AsArray().Single()!;
    }
}
