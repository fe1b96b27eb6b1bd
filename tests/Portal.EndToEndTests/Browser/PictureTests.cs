using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Pictures of the demo for the README and for reviews. They are only taken when asked for: <c>PICTURES=1 dotnet test tests/Portal.EndToEndTests --filter PictureTests</c>.</summary>
public sealed class PictureTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly string[] SettingsPages =
    [
        "general", "display", "actions", "form", "permissions", "theme", "domains", "pages", "consent", "access", "cases", "versions",
        "properties", "pipelines", "inboxes", "forms", "staff", "roles", "audit",
    ];

    private static readonly string[] DeskPages = ["tickets/new", "contacts", "imports"];

    [Fact]
    public async Task Pictures_of_the_demo()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PICTURES") == "1", "Pictures are taken with PICTURES=1.");
        await using var run = await PortalRun.StartAsync("embedded");
        using var agent = await run.SignInAsync("amy@desk.test");
        var demo = await agent.GetAsync("api/desk/tickets?view=open&sort=-lastActivity");
        var number = demo["items"]!.AsArray().MaxBy(item => item!["messageCount"]!.GetValue<int>())!["number"]!.GetValue<int>();
        using var customer = await run.SignInAsync("ada@acme.test");
        var theirs = (await customer.GetAsync("api/tickets?status=open"))["items"]![0]!["number"]!.GetValue<int>();

        var page = await SignInAsync(run.Address, "amy@desk.test", $"desk/tickets/{number}", new Look(Width: 1440));
        await Expect(page.Editor()).ToBeVisibleAsync();
        await Expect(page.DeskRows().First).ToBeVisibleAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(PortalRun.RepositoryRoot(), "docs", "portal.png") });

        foreach (var width in new[] { 320, 1024, 1920 })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                var look = new Look(Width: width, Scheme: scheme);
                var suffix = $"{width}-{scheme.ToString().ToLowerInvariant()}";
                await CustomerAsync(run, theirs, look, suffix);
                await DeskAsync(run, number, look, suffix);
            }
        }
    }

    private async Task CustomerAsync(PortalRun run, int number, Look look, string suffix)
    {
        await TakeAsync(await VisitAsync(run.Address, look: look), $"portal-sign-in-{suffix}");
        var page = await SignInAsync(run.Address, "ada@acme.test", look: look);
        await Expect(page.Subjects().First).ToBeVisibleAsync();
        await TakeAsync(page, $"portal-tickets-{suffix}");
        await page.GotoAsync($"tickets/{number}");
        await Expect(page.Editor()).ToBeVisibleAsync();
        await TakeAsync(page, $"portal-ticket-{suffix}");
        await page.GotoAsync("tickets/new");
        await Expect(page.Button("Submit")).ToBeVisibleAsync();
        await TakeAsync(page, $"portal-new-ticket-{suffix}");
    }

    private async Task DeskAsync(PortalRun run, int number, Look look, string suffix)
    {
        await TakeAsync(await VisitAsync(run.Address, "desk/", look), $"desk-sign-in-{suffix}");
        var page = await SignInAsync(run.Address, "admin@desk.test", "desk/", look);
        await Expect(page.DeskRows().First).ToBeVisibleAsync();
        await TakeAsync(page, $"desk-inbox-{suffix}");
        await page.GotoAsync($"desk/tickets/{number}");
        await Expect(page.Editor()).ToBeVisibleAsync();
        await TakeAsync(page, $"desk-conversation-{suffix}");
        foreach (var name in DeskPages.Concat(SettingsPages.Select(name => $"settings/{name}")))
        {
            await page.GotoAsync($"desk/{name}");
            await TakeAsync(page, $"desk-{name.Replace('/', '-')}-{suffix}");
        }

        var operations = await SignInAsync(run.Address, "ops@desk.test", "desk/operations", look);
        await TakeAsync(operations, $"desk-operations-{suffix}");
    }

    /// <summary>All of the page, once nothing on it is still on its way.</summary>
    private static async Task TakeAsync(IPage page, string name)
    {
        await Expect(page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status, new() { Name = "Loading" })).ToHaveCountAsync(0);
        await page.PictureAsync(name, whole: true);
    }
}
