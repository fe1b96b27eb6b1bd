using Microsoft.Playwright;
using Portal.EndToEndTests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Portal.EndToEndTests.Browser;

/// <summary>One Chromium for all browser tests; each test opens contexts of its own, which share nothing.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A fresh visitor's page. Closing the page's context ends everything it had.</summary>
    internal async Task<IPage> VisitAsync(Uri address, string path = "", string locale = "en", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = locale,
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }
}

/// <summary>Steps that many journeys share, by what a person sees.</summary>
internal static class Steps
{
    public static async Task SignInAsync(this IPage page, string email, string password = "portal-demo")
    {
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Types into a rich-text editor as a person would.</summary>
    public static async Task TypeAsync(this IPage page, string text)
    {
        var editor = page.Locator("[contenteditable=true]").First;
        await editor.ClickAsync();
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>A picture for the README and for people who review a change; kept under artifacts/screenshots.</summary>
    public static Task PictureAsync(this IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Testing.PortalRun.RepositoryRoot(), "artifacts", "screenshots", name + ".png"),
    });
}
