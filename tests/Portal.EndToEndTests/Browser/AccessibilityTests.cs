using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>axe finds nothing against WCAG 2.2 AA on any main page, and no page scrolls sideways.</summary>
public sealed class AccessibilityTests(RunningPortal portal, Chromium chromium) : BrowserTest(chromium)
{
    private static readonly string[] SettingsTabs =
        ["general", "display", "actions", "form", "permissions", "theme", "domains", "pages", "consent", "access", "cases", "versions"];

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task No_page_of_the_portal_shuts_anybody_out(int width, ColorScheme scheme)
    {
        var (email, number) = await CustomerAsync();
        var page = await VisitAsync(portal.Run.Address, look: new Look(Width: width, Scheme: scheme));
        var findings = new List<string>();
        await LookAsync("sign-in", page.Button("Sign in"));
        await page.SignInAsync(email);
        await Expect(page.Heading("Tickets")).ToBeVisibleAsync();
        await LookAsync("tickets", page.Subjects().First);
        await page.Button("Columns").ClickAsync();
        await LookAsync("columns", page.Submit("Usual columns"));
        await page.Keyboard.PressAsync("Escape");
        await page.Button("My views").ClickAsync();
        await page.GetByLabel("Keep this list as").FillAsync("All of them");
        await page.Submit("Save").ClickAsync();
        await LookAsync("views", page.Submit("All of them"));
        await page.Submit("Feed and e-mail of All of them").ClickAsync();
        await page.Submit("Create an address").ClickAsync();
        await page.GetByLabel("Day").SelectOptionAsync("monday");
        await LookAsync("view-share", page.GetByLabel("Address (CSV)", new() { Exact = true }));
        await page.Submit("Done").ClickAsync();
        await page.Submit("Delete All of them").ClickAsync();
        await LookAsync("view-deleting", page.Submit("Delete"));
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Language and appearance" }).ClickAsync();
        await LookAsync("preferences", page.GetByRole(AriaRole.Radio, new() { Name = "English" }));
        await page.GotoAsync($"tickets/{number}");
        await LookAsync("ticket", page.Button("Send"));
        await page.Button("Close ticket").ClickAsync();
        await LookAsync("ticket-closing", page.Button("Cancel"));
        await page.GotoAsync("tickets/new");
        await page.Button("Submit").ClickAsync();
        await Expect(page.GetByText("Please fill in this field.").First).ToBeVisibleAsync();
        await LookAsync("ticket-new", page.Button("Submit"));
        await page.GotoAsync("no/such/page");
        await LookAsync("not-found", page.Link("Back to the overview"));

        string.Join('\n', findings).ShouldBeEmpty();

        Task LookAsync(string name, ILocator complete) => CheckAsync(page, findings, $"portal-{name}-{width}-{scheme}", complete);
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task No_page_of_the_desk_shuts_anybody_out(int width, ColorScheme scheme)
    {
        var (_, number) = await CustomerAsync();
        using var agent = await portal.Run.SignInAsync("amy@desk.test");
        using var note = await agent.PostAsync($"api/desk/tickets/{number}/notes", new { text = "Only for us." });
        using var change = await agent.PatchAsync($"api/desk/tickets/{number}", new { priority = "URGENT", category = "BILLING_ISSUE" });
        var page = await VisitAsync(portal.Run.Address, "desk/", new Look(Width: width, Scheme: scheme));
        var findings = new List<string>();
        await LookAsync("sign-in", page.Button("Sign in"));
        await page.SignInAsync("admin@desk.test");
        await Expect(page.DeskRows().First).ToBeVisibleAsync();
        await LookAsync("inbox", page.DeskRows().First);
        await page.GotoAsync($"desk/tickets/{number}");
        await LookAsync("conversation", page.Button("Send"));
        await page.GetByRole(AriaRole.Tab, new() { Name = "Note" }).ClickAsync();
        await LookAsync("note", page.Button("Add note"));
        await page.GotoAsync("desk/tickets/new");
        await LookAsync("ticket-new", page.Button("Create ticket"));
        await page.GotoAsync("desk/contacts");
        await LookAsync("contacts", page.Button("Create contact"));
        await page.GotoAsync("desk/imports");
        await LookAsync("imports", page.Button("Choose a CSV file"));
        foreach (var tab in SettingsTabs)
        {
            await page.GotoAsync($"desk/settings/{tab}");
            await LookAsync($"settings-{tab}", page.Locator("#settings-tab"));
        }

        await page.GotoAsync("desk/settings/forms");
        await LookAsync("forms", page.Link("Edit Support form"));
        await page.Link("Edit Support form").ClickAsync();
        await page.Button("Edit Description").ClickAsync();
        await page.GetByLabel("Ask only after a certain answer").ClickAsync();
        await LookAsync("form-builder", page.Link("Properties").Last);
        await page.GetByText("Settings", new() { Exact = true }).Last.ClickAsync();
        await LookAsync("form-settings", page.GetByLabel("Automatic ticket creation"));
        await page.Button("Discard").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();

        await page.GotoAsync("desk/settings/properties");
        await LookAsync("settings-properties", page.Button("Priority"));
        await page.Button("Priority").ClickAsync();
        await LookAsync("settings-property", page.Button("Save"));
        await page.GotoAsync("desk/settings/pipelines");
        await LookAsync("settings-pipelines", page.Button("Edit Support pipeline"));
        await page.Button("Edit Support pipeline").ClickAsync();
        await LookAsync("settings-pipeline", page.Button("Save"));
        await page.GotoAsync("desk/settings/inboxes");
        await LookAsync("settings-inboxes", page.Button("Rename Support"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Account menu" }).ClickAsync();
        await LookAsync("menu", page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }));
        var operations = await SignInAsync(portal.Run.Address, "ops@desk.test", "desk/", new Look(Width: width, Scheme: scheme));
        await CheckAsync(operations, findings, $"desk-operations-{width}-{scheme}", operations.GetByRole(AriaRole.Rowheader, new() { Name = "formintake" }));

        string.Join('\n', findings).ShouldBeEmpty();

        Task LookAsync(string name, ILocator complete) => CheckAsync(page, findings, $"desk-{name}-{width}-{scheme}", complete);
    }

    private static async Task CheckAsync(IPage page, List<string> findings, string name, ILocator complete) =>
        findings.AddRange(await page.FindingsAsync(name, complete));

    /// <summary>A customer with a conversation that shows all there can be.</summary>
    private async Task<(string Email, long Number)> CustomerAsync()
    {
        var email = await portal.Run.NewCustomerAsync();
        using var customer = await portal.Run.SignInAsync(email);
        var number = await customer.OpenTicketAsync("The pump is silent since the storm of last night", "It does not start.\n\nThe lamp is red.");
        var file = await customer.UploadAsync("a photo with quite a long name that has to be cut somewhere.txt", "photo"u8.ToArray());
        using var reply = await customer.PostAsync($"api/tickets/{number}/messages", new
        {
            html = "<p>Some <strong>bold</strong> text, a <a href=\"https://pumps.example/\">link</a> and <code>code</code>:</p><ul><li>one</li><li>two</li></ul><blockquote><p>As you said.</p></blockquote>",
            attachmentIds = new[] { file },
        });
        using var agent = await portal.Run.SignInAsync("amy@desk.test");
        using var answer = await agent.PostAsync($"api/desk/tickets/{number}/messages", new { text = "Is there power at the socket?" });
        await customer.WaitForAsync($"api/tickets/{number}", ticket => ticket!["thread"]!["messages"]!.AsArray().Count == 3, "the answer");
        return (email, number);
    }
}
