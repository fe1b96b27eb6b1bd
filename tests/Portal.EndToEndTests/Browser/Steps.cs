using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Steps that many journeys share, by what a person sees.</summary>
internal static class Steps
{
    public static async Task SignInAsync(this IPage page, string email, string password = "portal-demo")
    {
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.Button("Sign in").ClickAsync();
        await Expect(page.Button("Sign in")).ToBeHiddenAsync();
    }

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The button that sends what is in front, where the page behind has one of the same name.</summary>
    public static ILocator Submit(this IPage page, string name) => page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Button(this ILocator part, string name) => part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>A box to choose from, by its label; not a control of the same name inside another.</summary>
    public static ILocator Choice(this IPage page, string name) => page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });

    /// <summary>The messages of the conversation that the server has, oldest first.</summary>
    public static ILocator Messages(this IPage page) => page.GetByRole(AriaRole.List, new() { Name = "Conversation" }).Locator("article:not([data-pending=true])");

    /// <summary>The subjects in the customer's list, from top to bottom.</summary>
    public static ILocator Subjects(this IPage page) => page.GetByRole(AriaRole.Table, new() { Name = "Tickets" }).Locator("td[data-column=subject] a");

    /// <summary>The rows of the desk's list.</summary>
    public static ILocator DeskRows(this IPage page) => page.GetByRole(AriaRole.List, new() { Name = "Tickets" }).GetByRole(AriaRole.Link);

    /// <summary>The rich-text editor that is in sight.</summary>
    public static ILocator Editor(this IPage page) => page.Locator("[contenteditable=true]:visible").First;

    /// <summary>Types into a rich-text editor as a person would.</summary>
    public static async Task TypeAsync(this IPage page, string text)
    {
        await page.Editor().ClickAsync();
        await page.Keyboard.TypeAsync(text);
    }

    public static async Task SendAsync(this IPage page, string text)
    {
        await page.TypeAsync(text);
        await page.Button("Send").ClickAsync();
        await Expect(page.Messages().Filter(new() { HasText = text })).ToBeVisibleAsync();
    }

    /// <summary>Picks files as the system's dialog would hand them over.</summary>
    public static Task AttachAsync(this IPage page, params (string Name, byte[] Content)[] files) =>
        page.Locator("input[type=file]").First.SetInputFilesAsync(
            files.Select(file => new FilePayload { Name = file.Name, MimeType = "application/octet-stream", Buffer = file.Content }));

    /// <summary>Clicks what starts a download and returns what arrived.</summary>
    public static async Task<(string Name, byte[] Content)> DownloadAsync(this IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    /// <summary>Gives the draft of the settings to customers.</summary>
    public static async Task PublishAsync(this IPage page)
    {
        await page.Button("Review and publish").ClickAsync();
        await page.Button("Publish").ClickAsync();
        await Expect(page.GetByText("Published. Customers see the new settings.").First).ToBeVisibleAsync();
    }

    /// <summary>Nothing sticks out sideways.</summary>
    public static async Task ShouldFitAsync(this IPage page) =>
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, "the page scrolls sideways");

    /// <summary>A picture for people who review a change; kept under artifacts/screenshots.</summary>
    public static Task PictureAsync(this IPage page, string name, bool whole = false) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        FullPage = whole,
        Path = Path.Combine(Testing.PortalRun.RepositoryRoot(), "artifacts", "screenshots", name + ".png"),
    });
}
