using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

public sealed partial class SetupTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task The_printed_link_sets_up_a_portal_once()
    {
        await using var run = await PortalRun.StartAsync("embedded", null, "--no-demo");
        var output = await Wait.ForAsync(() => run.Output, text => LinkPattern().IsMatch(text), "the set-up link in what the program prints");
        var token = LinkPattern().Match(output).Groups["token"].Value;

        // A guessed token is told so, and nothing is lost.
        var page = await VisitAsync(run.Address, "desk/setup?token=wrong-token");
        await page.GetByLabel("Portal name").FillAsync("Northwind Support");
        await Expect(page.GetByLabel("Short name for addresses")).ToHaveValueAsync("northwind-support");
        await page.GetByLabel("Your name").FillAsync("Ruth Adler");
        await page.GetByLabel("Email").FillAsync("ruth@northwind.test");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("short");
        await page.Button("Create portal").ClickAsync();
        await Expect(page.GetByText("This password is too short.")).ToBeVisibleAsync();
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("heron lantern 42");
        await page.Button("Create portal").ClickAsync();
        await Expect(page.GetByText("This token is not valid.")).ToBeVisibleAsync();

        await page.GetByLabel("One-time token").FillAsync(token);
        await page.Button("Create portal").ClickAsync();
        await Expect(page.GetByText("Your portal is ready.")).ToBeVisibleAsync();
        await page.SignInAsync("ruth@northwind.test", "heron lantern 42");
        await Expect(page.Heading("No open tickets")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("Portal name")).ToHaveValueAsync("Northwind Support");

        using var http = new HttpClient { BaseAddress = run.Address };
        using var second = await http.PostAsJsonAsync("api/setup", new { token, portalName = "Another", slug = "another", name = "Eve", email = "eve@evil.test", password = "heron lantern 43" }, Ct);
        second.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var late = await VisitAsync(run.Address, $"desk/setup?token={token}");
        await Expect(late.Heading("Already set up")).ToBeVisibleAsync();
        await Expect(late.Button("Create portal")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Until_then_the_desk_leads_to_the_set_up()
    {
        await using var run = await PortalRun.StartAsync("embedded", null, "--no-demo");

        var page = await VisitAsync(run.Address, "desk/");

        await Expect(page.Heading("Set up your portal")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("One-time token")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"/desk/setup\?token=(?<token>\S+)", RegexOptions.None, 1000)]
    private static partial Regex LinkPattern();
}
