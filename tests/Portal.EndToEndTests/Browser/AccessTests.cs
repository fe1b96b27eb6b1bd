using System.Net;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Who may do what, and who did what: the pages of roles, staff and the audit log.</summary>
public sealed class AccessTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    private static readonly string[] Settings = ["api/settings/portal", "api/settings/draft", "api/settings/versions", "api/settings/domains", "api/settings/policy-cases"];

    // P1
    [Fact]
    public async Task Without_the_permission_settings_are_closed_and_with_it_they_open_in_the_session_that_is_there()
    {
        using var raj = await own.Run.SignInAsync("raj@desk.test");
        var agent = await SignInAsync(own.Run.Address, "raj@desk.test", "desk/");
        await Expect(agent.DeskRows().First).ToBeVisibleAsync();
        await Expect(Menu(agent)).ToHaveCountAsync(0);
        var address = await VisitAsync(own.Run.Address, "desk/settings/general");
        await address.SignInAsync("raj@desk.test");
        await Expect(address.Heading("No access")).ToBeVisibleAsync();
        foreach (var path in Settings)
        {
            (await raj.StatusAsync(path)).ShouldBe(HttpStatusCode.Forbidden, path);
        }

        using var write = await raj.PatchAsync("api/settings/portal", new { name = "Mine" });
        write.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var publish = await raj.PostAsync("api/settings/publish", new { });
        publish.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/roles");
        await CreateRoleAsync(admin, "Portal editor", "Customer portal settings");
        await GiveAsync(admin, "Raj Iyer", "Portal editor");

        await Expect(Menu(agent)).ToBeVisibleAsync();
        await Expect(address.GetByLabel("Portal name")).ToBeVisibleAsync();
        (await raj.StatusAsync("api/settings/portal")).ShouldBe(HttpStatusCode.OK);
        (await raj.StatusAsync("api/settings/roles")).ShouldBe(HttpStatusCode.Forbidden);

        // The same by what the role allows, for those who hold it already.
        await admin.GotoAsync("desk/settings/roles");
        await admin.Button("Edit Portal editor").ClickAsync();
        await Box(admin, "Audit log").CheckAsync();
        await Box(admin, "Customer portal settings").UncheckAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(address.Heading("No access")).ToBeVisibleAsync();
        await Menu(agent).ClickAsync();
        await Expect(agent.Heading("Audit log")).ToBeVisibleAsync();

        await admin.Button("Delete Portal editor").ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Dialog).GetByText("Raj Iyer")).ToBeVisibleAsync();
        await admin.Link("Go to staff").ClickAsync();
        await Expect(admin.Heading("Staff")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_is_added_chooses_a_password_by_the_link_can_be_removed_and_brought_back()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/staff");
        await admin.Button("Add person").ClickAsync();
        await admin.GetByLabel("Email").FillAsync("lea@desk.test");
        await admin.GetByLabel("Name").FillAsync("Lea Lund");
        await admin.GetByRole(AriaRole.Dialog).Button("Add person").ClickAsync();
        await Expect(admin.GetByText("Choose at least one role.")).ToBeVisibleAsync();
        await Box(admin, "Agent").CheckAsync();
        await admin.GetByRole(AriaRole.Dialog).Button("Add person").ClickAsync();
        var link = await admin.GetByRole(AriaRole.Textbox, new() { Name = "Invitation link" }).InputValueAsync();
        await admin.Button("Done").ClickAsync();
        await Expect(Row(admin, "Lea Lund")).ToContainTextAsync("Invited until");

        var lea = await VisitAsync(own.Run.Address, new Uri(link).PathAndQuery.TrimStart('/') + new Uri(link).Fragment);
        await lea.GetByLabel("Password", new() { Exact = true }).FillAsync("heron lantern");
        await lea.Button("Choose password and sign in").ClickAsync();
        await Expect(lea.DeskRows().First).ToBeVisibleAsync();
        var late = await VisitAsync(own.Run.Address, new Uri(link).PathAndQuery.TrimStart('/') + new Uri(link).Fragment);
        await late.GetByLabel("Password", new() { Exact = true }).FillAsync("another lantern");
        await late.Button("Choose password and sign in").ClickAsync();
        await Expect(late.Heading("This invitation does not count any more")).ToBeVisibleAsync();

        await admin.ReloadAsync();
        await admin.Button("Change roles of Lea Lund").ClickAsync();
        await admin.Button("End access").ClickAsync();
        await admin.GetByRole(AriaRole.Dialog, new() { Name = "End the access of Lea Lund?" }).Button("End access").ClickAsync();
        await Expect(admin.Button("Give Lea Lund access again")).ToBeVisibleAsync();
        await Expect(lea.Button("Sign in")).ToBeVisibleAsync();
        await admin.Button("Give Lea Lund access again").ClickAsync();
        await Box(admin, "Agent").CheckAsync();
        await admin.Button("Give access again").ClickAsync();
        await Expect(admin.Button("Change roles of Lea Lund")).ToBeVisibleAsync();
        await lea.SignInAsync("lea@desk.test", "heron lantern");
        await Expect(lea.DeskRows().First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Nobody_loses_the_way_to_give_roles_unwarned_and_the_last_administrator_keeps_it()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/staff");
        await admin.Button("Change roles of Nora Keller").ClickAsync();
        await Box(admin, "Administrator").UncheckAsync();
        await Expect(admin.GetByText("away from yourself")).ToBeVisibleAsync();
        await admin.Button("Save").ClickAsync();
        await admin.Button("Take it away").ClickAsync();
        await Expect(admin.GetByText("Nobody else is an administrator here.")).ToBeVisibleAsync();
        (await own.Run.SignInAsync("admin@desk.test")).Dispose();
    }

    [Fact]
    public async Task A_change_is_found_with_what_was_before_and_after_and_saved_as_it_is_filtered()
    {
        var admin = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/roles");
        await CreateRoleAsync(admin, "Night watch", "Answer tickets");
        await admin.Button("Edit Night watch").ClickAsync();
        await admin.GetByLabel("Name of the role").FillAsync("Night shift");
        await Box(admin, "Records").CheckAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Heading("Night shift")).ToBeVisibleAsync();
        using var api = await own.Run.SignInAsync("admin@desk.test");
        await api.WaitForAsync("api/settings/audit?q=shift", log => log!["total"]!.GetValue<int>() == 1, "the change in the log");

        await admin.GotoAsync("desk/settings/audit");
        await admin.GetByLabel("Search").FillAsync("night");
        await admin.Choice("What").SelectOptionAsync("Role changed");
        await Expect(admin).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=night&action=role.changed$"));
        await Expect(admin.GetByText("1 entry")).ToBeVisibleAsync();
        var row = Row(admin, "Night shift");
        await Expect(row).ToContainTextAsync("Nora Keller");
        await Expect(row).ToContainTextAsync("127.0.0.1");
        await admin.Button("Role changed").ClickAsync();
        var changes = admin.GetByRole(AriaRole.List, new() { Name = "Changes" }).GetByRole(AriaRole.Listitem);
        await Expect(changes).ToHaveTextAsync(["LabelBeforeNight watchAfterNight shift", "AllowsBeforeAnswer ticketsAfterAnswer tickets, Records"]);

        var (name, content) = await admin.DownloadAsync(admin.Link("Save as CSV"));
        name.ShouldStartWith("audit-");
        var lines = Encoding.UTF8.GetString(content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("role.changed");
        await admin.ReloadAsync();
        await Expect(admin.GetByLabel("Search")).ToHaveValueAsync("night");
        await admin.GetByLabel("From", new() { Exact = true }).FillAsync("2001-01-01");
        await admin.GetByLabel("To", new() { Exact = true }).FillAsync("2001-01-02");
        await Expect(admin.Heading("No entry matches")).ToBeVisibleAsync();
        await admin.Button("Clear filters").ClickAsync();
        await Expect(Row(admin, "Night watch")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1024, ColorScheme.Light)]
    [InlineData(1920, ColorScheme.Dark)]
    public async Task None_of_these_pages_shuts_anybody_out(int width, ColorScheme scheme)
    {
        var look = new Look(Width: width, Scheme: scheme);
        using var api = await own.Run.SignInAsync("admin@desk.test");
        using var made = await api.PostAsync("api/settings/roles", new { label = $"Helper {Preparations.Unique()}", permissions = new[] { "tickets" } });
        await api.WaitForAsync("api/settings/audit", log => log!["total"]!.GetValue<int>() > 0, "an entry in the log");
        var page = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/settings/roles", look);
        var findings = new List<string>();
        await LookAsync("roles", page.Button("Edit Agent"));
        await page.Button("Edit Administrator").ClickAsync();
        await LookAsync("role", page.Button("Save"));
        await page.GotoAsync("desk/settings/staff");
        await LookAsync("staff", page.Button("Change roles of Amy Brennan"));
        await page.Button("Add person").ClickAsync();
        await LookAsync("staff-add", page.GetByRole(AriaRole.Dialog).Button("Add person"));
        await page.GotoAsync("desk/settings/audit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Role created" }).First.ClickAsync();
        await LookAsync("audit", page.GetByText("check sum"));
        var invited = await VisitAsync(own.Run.Address, "desk/invitation#0123456789", look);
        findings.AddRange(await invited.FindingsAsync($"desk-invitation-{width}-{scheme}", invited.Button("Choose password and sign in")));
        string.Join('\n', findings).ShouldBeEmpty();

        async Task LookAsync(string name, ILocator complete) => findings.AddRange(await page.FindingsAsync($"desk-{name}-{width}-{scheme}", complete));
    }

    private static ILocator Menu(IPage page) => page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Settings" });

    private static async Task CreateRoleAsync(IPage admin, string name, string permission)
    {
        await admin.Button("Create role").ClickAsync();
        await admin.GetByLabel("Name of the role").FillAsync(name);
        await Box(admin, permission).CheckAsync();
        await admin.GetByRole(AriaRole.Dialog).Button("Create role").ClickAsync();
        await Expect(admin.Heading(name)).ToBeVisibleAsync();
    }

    private static async Task GiveAsync(IPage admin, string person, string role)
    {
        await admin.GotoAsync("desk/settings/staff");
        await admin.Button($"Change roles of {person}").ClickAsync();
        await Box(admin, role).CheckAsync();
        await admin.Button("Save").ClickAsync();
        await Expect(Row(admin, person)).ToContainTextAsync(role);
    }

    private static ILocator Box(IPage page, string name) => page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });

    private static ILocator Row(IPage page, string text) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = text });
}
