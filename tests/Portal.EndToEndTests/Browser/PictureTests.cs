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
            var look = new Look(Width: width);
            var portal = await SignInAsync(run.Address, "ada@acme.test", look: look);
            await Expect(portal.Subjects().First).ToBeVisibleAsync();
            await portal.PictureAsync($"demo-tickets-{width}");
            await portal.GotoAsync($"tickets/{theirs}");
            await Expect(portal.Editor()).ToBeVisibleAsync();
            await portal.PictureAsync($"demo-ticket-{width}");
            await portal.GotoAsync("tickets/new");
            await Expect(portal.Button("Submit")).ToBeVisibleAsync();
            await portal.PictureAsync($"demo-new-ticket-{width}");

            var desk = await SignInAsync(run.Address, "admin@desk.test", "desk/", look);
            await Expect(desk.DeskRows().First).ToBeVisibleAsync();
            await desk.PictureAsync($"demo-inbox-{width}");
            await desk.GotoAsync($"desk/tickets/{number}");
            await Expect(desk.Editor()).ToBeVisibleAsync();
            await desk.PictureAsync($"demo-conversation-{width}");
            await desk.GotoAsync("desk/settings");
            await Expect(desk.GetByLabel("Portal name")).ToBeVisibleAsync();
            await desk.PictureAsync($"demo-settings-{width}");
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await SettingsAsync(run, width, scheme);
            }

            await desk.GotoAsync("desk/imports");
            await Expect(desk.Button("Choose a CSV file")).ToBeVisibleAsync();
            await desk.PictureAsync($"demo-imports-{width}");
        }
    }

    private async Task SettingsAsync(PortalRun run, int width, ColorScheme scheme)
    {
        var page = await SignInAsync(run.Address, "admin@desk.test", "desk/", new Look(Width: width, Scheme: scheme));
        foreach (var name in SettingsPages)
        {
            await page.GotoAsync($"desk/settings/{name}");
            await Expect(page.Locator("#settings-tab, #settings-title").First).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Status, new() { Name = "Loading" })).ToHaveCountAsync(0);
            await page.PictureAsync($"settings-{name}-{width}-{scheme.ToString().ToLowerInvariant()}");
        }
    }
}
