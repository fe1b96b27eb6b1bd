using System.Text.Json;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>What axe finds on a page against WCAG 2.2 AA, and whether the page scrolls sideways.</summary>
internal static class Axe
{
    private const string Rules = "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }";
    private static readonly Lazy<string> Script = new(() =>
        File.ReadAllText(Path.Combine(PortalRun.RepositoryRoot(), "gateway", "web", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Looks at the page once the part that comes last is there, and keeps a picture of it.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(this IPage page, string name, ILocator complete)
    {
        await Expect(complete).ToBeVisibleAsync();
        await page.EvaluateAsync("document.fonts.ready");
        await page.PictureAsync(name.ToLowerInvariant());
        var findings = new List<string>();
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            findings.Add($"{name}: scrolls sideways");
        }

        await page.EvaluateAsync(Script.Value);
        var result = await page.EvaluateAsync<JsonElement>($"axe.run(document, {Rules}).then(result => result.violations)");
        findings.AddRange(
            from violation in result.EnumerateArray()
            from node in violation.GetProperty("nodes").EnumerateArray()
            select $"{name}: {violation.GetProperty("id")} at {node.GetProperty("target")}: {node.GetProperty("failureSummary")}");
        return findings;
    }
}
