using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

public sealed class CustomerSessionTests(RunningPortal portal, Chromium chromium) : BrowserTest(chromium)
{
    private const float IdleMinuteMs = 90_000;

    [Fact]
    public async Task A_wrong_password_is_said_without_naming_which_part_was_wrong()
    {
        var page = await VisitAsync(portal.Run.Address);

        await page.GetByLabel("Email").FillAsync(await portal.Run.NewCustomerAsync());
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not it");
        await page.Button("Sign in").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The email or password is incorrect.");
        await Expect(page.GetByLabel("Email")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("@customers.test$"));
    }

    // P50
    [Fact]
    public async Task After_signing_out_the_back_button_shows_no_data()
    {
        var email = await portal.Run.NewCustomerAsync();
        using var customer = await portal.Run.SignInAsync(email);
        await customer.OpenTicketAsync("Nobody else may read this");
        var page = await SignInAsync(portal.Run.Address, email);
        await page.Link("Nobody else may read this").ClickAsync();
        await Expect(page.Heading("Nobody else may read this")).ToBeVisibleAsync();

        await page.Button("Sign out").ClickAsync();
        await Expect(page.GetByText("You are signed out.")).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Expect(page.Button("Sign in")).ToBeVisibleAsync();
        (await page.ContentAsync()).ShouldNotContain("Nobody else may read this");
        await page.GoForwardAsync();
        await page.ReloadAsync();
        await Expect(page.Button("Sign in")).ToBeVisibleAsync();
        (await page.ContentAsync()).ShouldNotContain("Nobody else may read this");
    }

    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_other()
    {
        var page = await SignInAsync(portal.Run.Address, await portal.Run.NewCustomerAsync());
        await Expect(page.Heading("Tickets")).ToBeVisibleAsync();
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("");
        await Expect(second.Heading("Tickets")).ToBeVisibleAsync();

        await second.Button("Sign out").ClickAsync();

        await Expect(page.Button("Sign in")).ToBeVisibleAsync();
    }

    // P51. The server alone counts, and its clock cannot be moved from here: this test takes the one minute that can be set.
    [Fact]
    public async Task An_idle_session_is_warned_of_and_ends_with_the_draft_kept_unless_the_person_stays()
    {
        await using var run = await PortalRun.StartAsync("embedded");
        await run.SetAsync(new { idleMinutes = 1 });
        using var customer = await run.SignInAsync("ada@acme.test");
        var number = await customer.OpenTicketAsync("A long story");
        await customer.WaitForAsync("api/session", session => session!["idleSeconds"]!.GetValue<int>() == 60, "the setting to be in force");
        var away = await SignInAsync(run.Address, "ada@acme.test", $"tickets/{number}");
        var staying = await SignInAsync(run.Address, "ben@acme.test");
        await away.TypeAsync("Half of the story, and then");

        await Expect(staying.Button("Stay signed in")).ToBeVisibleAsync(new() { Timeout = IdleMinuteMs });
        await staying.Button("Stay signed in").ClickAsync();
        await Expect(staying.Button("Stay signed in")).ToBeHiddenAsync();
        await Expect(away.Heading("Are you still there?")).ToBeVisibleAsync(new() { Timeout = IdleMinuteMs });

        await Expect(away.Button("Sign in")).ToBeVisibleAsync(new() { Timeout = IdleMinuteMs });
        await Expect(away.GetByText("because you were not active")).ToBeVisibleAsync();
        (await away.ContentAsync()).ShouldNotContain("A long story");
        await Expect(staying.Heading("Tickets")).ToBeVisibleAsync();
        await staying.ReloadAsync();
        await Expect(staying.Heading("Tickets")).ToBeVisibleAsync();

        await away.SignInAsync("ada@acme.test");
        await Expect(away.Heading("A long story")).ToBeVisibleAsync();
        await Expect(away.Editor()).ToHaveTextAsync("Half of the story, and then");
    }
}
