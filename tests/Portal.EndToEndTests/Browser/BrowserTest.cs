using Microsoft.Playwright;

namespace Portal.EndToEndTests.Browser;

/// <summary>Opens pages that end with their test; of a failing test a picture of each page stays.</summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncDisposable
{
    private readonly List<IPage> _pages = [];

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        for (var index = 0; index < _pages.Count; index++)
        {
            if (failed)
            {
                await _pages[index].PictureAsync($"failed/{TestContext.Current.TestMethod?.MethodName}-{index + 1}");
            }

            await _pages[index].Context.CloseAsync();
        }
    }

    /// <summary>A fresh visitor's page.</summary>
    private protected async Task<IPage> VisitAsync(Uri address, string path = "", Look? look = null)
    {
        var page = await chromium.VisitAsync(address, path, look);
        _pages.Add(page);
        return page;
    }

    /// <summary>The page of somebody who has just signed in.</summary>
    private protected async Task<IPage> SignInAsync(Uri address, string email, string path = "", Look? look = null)
    {
        var page = await VisitAsync(address, path, look);
        await page.SignInAsync(email);
        return page;
    }
}
