using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Where tickets go, what a close does, and what customers read around signing in: set in the desk, and looked at where it counts.</summary>
public sealed class PortalSettingsTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    // P5
    [Fact]
    public async Task The_portal_speaks_the_primary_language_of_its_domain_and_follows_when_that_changes()
    {
        const string host = "hilfe.localhost";
        var address = new UriBuilder(own.Run.Address) { Host = host }.Uri;
        var admin = await DeskAsync("domains");
        await admin.GetByLabel("Domain", new() { Exact = true }).FillAsync(host);
        await admin.Button("Add domain").ClickAsync();
        await admin.GetByLabel($"Language of {host}").SelectOptionAsync("Deutsch");
        await admin.PublishAsync();

        var customer = await VisitAsync(address);
        await Expect(customer.Button("Anmelden")).ToBeVisibleAsync();
        await Expect(customer.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Expect((await VisitAsync(own.Run.Address)).Button("Sign in")).ToBeVisibleAsync();

        await admin.GetByLabel($"Language of {host}").SelectOptionAsync("Nederlands");
        await admin.PublishAsync();
        await Expect((await VisitAsync(address)).Locator("html")).ToHaveAttributeAsync("lang", "nl");
    }

    // P6
    [Fact]
    public async Task Tickets_and_later_replies_of_customers_are_in_the_inbox_that_was_chosen()
    {
        await AddAsync("api/settings/inboxes", new { name = "Parcels" });
        var email = await own.Run.NewCustomerAsync();
        var admin = await DeskAsync("general");
        await admin.GetByLabel("Inbox for new tickets").SelectOptionAsync("Parcels");
        await admin.PublishAsync();

        var customer = await SignInAsync(own.Run.Address, email, "tickets/new");
        await customer.GetByLabel("Subject").FillAsync("Lost parcel");
        await customer.GetByLabel("Description").FillAsync("It never came.");
        await customer.Button("Submit").ClickAsync();
        var agent = await SignInAsync(own.Run.Address, "amy@desk.test", "desk/");
        var row = agent.DeskRows().Filter(new() { HasText = "Lost parcel" });
        await agent.Choice("Inbox").First.SelectOptionAsync("Support");
        await Expect(row).ToHaveCountAsync(0);
        await agent.Choice("Inbox").First.SelectOptionAsync("Parcels");
        await Expect(row).ToBeVisibleAsync();

        await customer.GotoAsync("");
        await customer.Link("Lost parcel").ClickAsync();
        await customer.SendAsync("It came after all.");
        await row.ClickAsync();
        await Expect(agent.Messages().Filter(new() { HasText = "It came after all." })).ToBeVisibleAsync();
        await own.Run.SetAsync(new { defaultInboxId = (Guid?)null });
    }

    // P31
    [Fact]
    public async Task A_customers_close_puts_the_ticket_in_the_closed_stage_chosen_for_its_pipeline()
    {
        var pipeline = await AddAsync("api/settings/pipelines", new
        {
            name = "Repairs",
            stages = new object[] { new { label = "Arrived", closed = false }, new { label = "Repaired", closed = true }, new { label = "Given up", closed = true } },
        });
        var email = await own.Run.NewCustomerAsync();
        using var api = await own.Run.SignInAsync(email);
        var number = await api.OpenTicketAsync("Broken lamp");
        using var desk = await own.Run.SignInAsync("admin@desk.test");
        using var moved = await desk.PatchAsync($"api/desk/tickets/{number}", new { pipelineId = pipeline["id"]!.GetValue<Guid>() });
        moved.StatusCode.ShouldBe(HttpStatusCode.OK);

        var admin = await DeskAsync("actions");
        var only = admin.GetByLabel("Closed stage of Support pipeline");
        await Expect(only.Locator("option")).ToHaveCountAsync(1);
        await Expect(only.Locator("option:checked")).ToHaveTextAsync("Closed");
        await admin.GetByLabel("Closed stage of Repairs").SelectOptionAsync("Given up");
        await admin.PublishAsync();

        var customer = await SignInAsync(own.Run.Address, email, $"tickets/{number}");
        await customer.Button("Close ticket").ClickAsync();
        await customer.Submit("Close ticket").ClickAsync();
        await Expect(customer.Button("Close ticket")).ToHaveCountAsync(0);
        var agent = await SignInAsync(own.Run.Address, "amy@desk.test", $"desk/tickets/{number}");
        await Expect(agent.Choice("Stage").Locator("option:checked")).ToHaveTextAsync("Given up");
    }

    // P38
    [Fact]
    public async Task The_consent_text_of_a_domain_is_edited_and_unsafe_links_are_refused()
    {
        const string host = "legal.localhost";
        using var api = await own.Run.SignInAsync("admin@desk.test");
        var domains = (await api.GetAsync("api/settings/portal"))["domains"]!.AsArray();
        domains.Add(JsonNode.Parse($$"""{"host":"{{host}}","language":"en"}"""));
        await own.Run.SetAsync(new { domains });
        var admin = await DeskAsync("consent");
        await admin.GetByLabel("For the domain").SelectOptionAsync(host);
        await admin.TypeAsync("I have read the privacy policy");
        await admin.GetByLabel("Label of the checkbox").FillAsync("I agree to this.");

        await LinkAsync(admin, "ftp://files.example.com/privacy");
        await Expect(admin.GetByText("Links can lead to http, https and mailto addresses.")).ToBeVisibleAsync();
        await LinkAsync(admin, "https://example.com/privacy");
        await Expect(admin.GetByText("Links can lead to http, https and mailto addresses.")).ToHaveCountAsync(0);
        await admin.PublishAsync();

        await admin.ReloadAsync();
        await admin.GetByLabel("For the domain").SelectOptionAsync(host);
        await Expect(admin.Editor().GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://example.com/privacy");
        await Expect(admin.GetByLabel("Label of the checkbox")).ToHaveValueAsync("I agree to this.");
        var visitor = await VisitAsync(new UriBuilder(own.Run.Address) { Host = host }.Uri);
        var shown = await visitor.EvaluateAsync<string>("fetch('api/portal').then(answer => answer.json()).then(portal => JSON.stringify(portal.consent))");
        shown.ShouldContain("https://example.com/privacy");
        shown.ShouldContain("I agree to this.");
    }

    // P37
    [Fact]
    public async Task Every_system_page_has_its_layout_and_texts_and_a_picture_of_both()
    {
        var admin = await DeskAsync("pages");
        var preview = admin.FrameLocator("iframe");
        foreach (var (page, button) in new[]
        {
            ("Sign out", "Sign in again"),
            ("Register", "Register"),
            ("Access denied", "Use another account"),
            ("Request for a new password", "Send the link"),
            ("New password", "Save password"),
            ("Sign in", "Sign in"),
        })
        {
            await admin.Choice("Page").SelectOptionAsync(page);
            await Expect(preview.GetByText(button, new() { Exact = true }).Last).ToBeVisibleAsync();
            await Expect(admin.GetByText(page == "Sign in" ? "Customers see this page whenever they sign in." : "This page is not in use yet")).ToBeVisibleAsync();
            await admin.Choice("Layout").SelectOptionAsync("Two halves");
            await admin.GetByLabel("Heading").FillAsync($"Heading of {page}");
            await admin.GetByLabel("Text", new() { Exact = true }).FillAsync($"Text of {page}");
            await Expect(preview.GetByText($"Heading of {page}")).ToBeVisibleAsync();
            await Expect(preview.GetByText($"Text of {page}")).ToBeVisibleAsync();
            await Expect(preview.Locator("[data-template=split]")).ToHaveCountAsync(1);
        }

        await admin.PictureAsync("system-pages");
        await admin.ShouldFitAsync();
        await admin.PublishAsync();

        var visitor = await VisitAsync(own.Run.Address);
        await Expect(visitor.Heading("Heading of Sign in")).ToBeVisibleAsync();
        await Expect(visitor.GetByText("Text of Sign in")).ToBeVisibleAsync();
        await Expect(visitor.Locator("[data-template=split]")).ToHaveCountAsync(1);
        await admin.ReloadAsync();
        await admin.Choice("Page").SelectOptionAsync("Register");
        await Expect(admin.GetByLabel("Heading")).ToHaveValueAsync("Heading of Register");
        await own.Run.SetAsync(new { systemPages = Array.Empty<object>() });
    }

    /// <summary>Makes all of the editor's text a link.</summary>
    private static async Task LinkAsync(IPage page, string address)
    {
        await page.Editor().ClickAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Button("Link").ClickAsync();
        await page.GetByLabel("Web address").FillAsync(address);
        await page.Button("Save").ClickAsync();
    }

    private Task<IPage> DeskAsync(string tab) => SignInAsync(own.Run.Address, "admin@desk.test", $"desk/settings/{tab}");

    private async Task<JsonNode> AddAsync(string path, object body)
    {
        using var admin = await own.Run.SignInAsync("admin@desk.test");
        using var added = await admin.PostAsync(path, body, Guid.NewGuid().ToString());
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        return JsonNode.Parse(await added.Content.ReadAsStringAsync(Ct))!;
    }
}
