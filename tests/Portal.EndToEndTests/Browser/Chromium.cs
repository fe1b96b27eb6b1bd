using Microsoft.Playwright;
using Portal.EndToEndTests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Portal.EndToEndTests.Browser;

/// <summary>One Chromium for all browser tests; each test opens contexts of its own, which share nothing.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const int PatienceMs = 20_000;
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

        // Conditions end a wait, not time; this is only how long a busy machine may take.
        Assertions.SetDefaultExpectTimeout(PatienceMs);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    /// <summary>A fresh visitor's page. Closing the page's context ends everything it had.</summary>
    internal async Task<IPage> VisitAsync(Uri address, string path = "", Look? look = null)
    {
        look ??= new Look();
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = look.Locale,
            ColorScheme = look.Scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = look.Width, Height = 900 },
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(PatienceMs);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }
}

/// <summary>What a visitor's browser is like.</summary>
internal sealed record Look(string Locale = "en", int Width = 1280, ColorScheme Scheme = ColorScheme.Light);
