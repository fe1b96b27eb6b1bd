using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>On a portal of their own: the choice is kept with the account and would show up in other tests.</summary>
public sealed class LanguageTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    [Theory]
    [InlineData("Deutsch", "de", "Betreff", "Abmelden")]
    [InlineData("Nederlands", "nl", "Onderwerp", "Uitloggen")]
    [InlineData("Français", "fr", "Objet", "Se déconnecter")]
    [InlineData("English", "en", "Subject", "Sign out")]
    public async Task The_portal_speaks_the_chosen_language_and_remembers_it(string language, string code, string subject, string signOut)
    {
        var email = await own.Run.NewCustomerAsync();
        using var customer = await own.Run.SignInAsync(email);
        await customer.OpenTicketAsync("Hello");
        var page = await SignInAsync(own.Run.Address, email);

        await page.GetByRole(AriaRole.Button, new() { Name = "Language and appearance" }).ClickAsync();
        var radio = page.GetByRole(AriaRole.Radio, new() { Name = language });
        if (!await radio.IsCheckedAsync())
        {
            await page.RunAndWaitForResponseAsync(
                () => radio.CheckAsync(),
                response => response.Request.Method == "PATCH" && response.Url.EndsWith("api/session", StringComparison.Ordinal));
        }

        await ShouldSpeakAsync(page);
        await page.ReloadAsync();
        await ShouldSpeakAsync(page);

        // The account remembers it on another device too.
        await ShouldSpeakAsync(await SignInAsync(own.Run.Address, email));

        async Task ShouldSpeakAsync(IPage seen)
        {
            await Expect(seen.Locator("html")).ToHaveAttributeAsync("lang", code);
            await Expect(seen.GetByRole(AriaRole.Columnheader).First).ToHaveTextAsync(subject);
            await Expect(seen.Button(signOut)).ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData("Deutsch", "de", "Offen", "Einstellungen")]
    [InlineData("Nederlands", "nl", "Open", "Instellingen")]
    [InlineData("Français", "fr", "Ouverts", "Réglages")]
    [InlineData("English", "en", "Open", "Settings")]
    public async Task The_desk_speaks_the_chosen_language_and_remembers_it(string language, string code, string open, string settings)
    {
        var page = await SignInAsync(own.Run.Address, "admin@desk.test", "desk/");

        await page.GetByRole(AriaRole.Button, new() { Name = "Nora Keller" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = language }).ClickAsync();

        await ShouldSpeakAsync(page);
        await page.ReloadAsync();
        await ShouldSpeakAsync(page);

        async Task ShouldSpeakAsync(IPage seen)
        {
            await Expect(seen.Locator("html")).ToHaveAttributeAsync("lang", code);
            await Expect(seen.Link(open).First).ToBeVisibleAsync();
            await Expect(seen.GetByRole(AriaRole.Link, new() { Name = settings, Exact = true })).ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData("de")]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task Longer_words_of_other_languages_fit_on_a_narrow_screen(string code)
    {
        var email = await own.Run.NewCustomerAsync();
        using var customer = await own.Run.SignInAsync(email);
        var number = await customer.OpenTicketAsync("Hello");
        using var saved = await customer.PatchAsync("api/session", new { language = code });
        var page = await SignInAsync(own.Run.Address, email, look: new Look(Width: 320));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", code);

        foreach (var path in new[] { "", $"tickets/{number}", "tickets/new" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await page.ShouldFitAsync();
        }
    }
}
