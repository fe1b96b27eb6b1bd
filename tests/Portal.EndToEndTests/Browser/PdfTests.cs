using System.Text;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>A ticket as a PDF (W15).</summary>
public sealed class PdfTests(RunningPortal portal, Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_customer_saves_a_ticket_with_its_thread_and_learns_when_that_fails()
    {
        using var ada = await portal.Run.SignInAsync("ada@acme.test");
        using var amy = await portal.Run.SignInAsync("amy@desk.test");
        var number = await ada.OpenTicketAsync("The stove hisses", "It smells of gas.");
        (await amy.PostAsync($"api/desk/tickets/{number}/notes", new { text = "internal-only-remark" })).EnsureSuccessStatusCode();
        (await amy.PostAsync($"api/desk/tickets/{number}/messages", new { text = "Please close the valve." })).EnsureSuccessStatusCode();
        var page = await SignInAsync(portal.Run.Address, "ada@acme.test", $"tickets/{number}");
        await Expect(page.Messages()).ToHaveCountAsync(2);

        await page.RouteAsync("**/pdf?*", route => route.AbortAsync());
        await page.Button("Download PDF").ClickAsync();
        await Expect(page.GetByText("Check your connection and try again.")).ToBeVisibleAsync();
        await page.UnrouteAllAsync();
        var (name, content) = await page.DownloadAsync(page.Button("Download PDF"));

        name.ShouldBe($"ticket-{number}.pdf");
        Encoding.Latin1.GetString(content).ShouldStartWith("%PDF-");
        Assert.SkipWhen(PdfText.Missing is not null, PdfText.Missing ?? "");
        var text = await PdfText.ReadAsync(content);
        foreach (var shown in new[] { "The stove hisses", $"#{number}", "It smells of gas.", "Please close the valve.", "Amy" })
        {
            text.ShouldContain(shown);
        }

        text.ShouldNotContain("Brennan");
        text.ShouldNotContain("internal-only-remark");
    }
}
