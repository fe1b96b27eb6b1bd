using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>Files above 5 MB go in parts of 4 MB.</summary>
public sealed class LargeFileTests(RunningPortal portal, Chromium chromium) : BrowserTest(chromium)
{
    private const string Parts = "**/api/uploads/*";

    // B9
    [Fact]
    public async Task A_large_file_arrives_although_the_connection_breaks_in_its_middle()
    {
        var page = await OpenAsync();
        var content = Log(12_000_000);
        var (parts, broken) = (0, 0);
        await page.RouteAsync(Parts, async route =>
        {
            if (route.Request.Method == "PATCH" && Interlocked.Increment(ref parts) is 2 or 3 or 4)
            {
                Interlocked.Increment(ref broken);
                await route.AbortAsync("connectionreset");
            }
            else
            {
                await route.ContinueAsync();
            }
        });

        await page.AttachAsync(("pump.log", content));
        var chosen = page.GetByRole(AriaRole.List, new() { Name = "Attachments" }).Last.GetByRole(AriaRole.Listitem);
        await Expect(chosen.GetByText("Interrupted.")).ToBeVisibleAsync();
        await page.PictureAsync("upload-interrupted");
        await Expect(chosen.GetByRole(AriaRole.Progressbar)).ToBeHiddenAsync();
        await Expect(page.Button("Remove pump.log")).ToBeVisibleAsync();
        await page.SendAsync("The whole log.");

        broken.ShouldBe(3);
        var file = page.Messages().Last.GetByRole(AriaRole.List, new() { Name = "Attachments" }).GetByRole(AriaRole.Link);
        var (name, arrived) = await page.DownloadAsync(file);
        name.ShouldBe("pump.log");
        arrived.ShouldBe(content);
    }

    [Fact]
    public async Task A_large_file_can_be_stopped_on_its_way_and_the_server_forgets_it()
    {
        var page = await OpenAsync();
        var held = new TaskCompletionSource();
        await page.RouteAsync(Parts, async route =>
        {
            if (route.Request.Method == "PATCH")
            {
                held.TrySetResult();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await page.AttachAsync(("pump.log", Log(6_000_000)));
        await held.Task.WaitAsync(Ct);
        await page.PictureAsync("upload-on-its-way");

        var forgotten = await page.RunAndWaitForResponseAsync(
            () => page.Button("Cancel the upload of pump.log").ClickAsync(), answer => answer.Request.Method == "DELETE" && answer.Url.Contains("/api/uploads/", StringComparison.Ordinal));

        forgotten.Status.ShouldBe(204);
        await Expect(page.GetByText("pump.log")).ToHaveCountAsync(0);
        await page.SendAsync("Never mind.");
    }

    [Fact]
    public async Task A_large_file_that_is_no_picture_says_so_and_one_of_an_agent_reaches_the_customer()
    {
        var email = await portal.Run.NewCustomerAsync();
        using var customer = await portal.Run.SignInAsync(email);
        var number = await customer.OpenTicketAsync("The pump is silent");
        var agent = await SignInAsync(portal.Run.Address, "amy@desk.test", $"desk/tickets/{number}");
        await agent.GetByRole(AriaRole.Tab, new() { Name = "Reply" }).ClickAsync();
        await Expect(agent.Editor()).ToBeVisibleAsync();

        await agent.AttachAsync(("photo.png", Log(6_000_000)), ("manual.txt", Log(6_000_000)));

        var chosen = agent.GetByRole(AriaRole.List, new() { Name = "Attachments" }).Last.GetByRole(AriaRole.Listitem);
        await Expect(chosen.Filter(new() { HasText = "photo.png" }).GetByRole(AriaRole.Alert)).ToContainTextAsync("named .png");
        await agent.Button("Remove photo.png").ClickAsync();
        await Expect(agent.Button("Remove manual.txt")).ToBeVisibleAsync();
        await agent.TypeAsync("Read this.");
        await agent.Button("Send").ClickAsync();
        var page = await SignInAsync(portal.Run.Address, email, $"tickets/{number}");
        await Expect(page.Messages().Last.GetByRole(AriaRole.List, new() { Name = "Attachments" }).GetByRole(AriaRole.Link)).ToContainTextAsync("manual.txt");
    }

    private static byte[] Log(int length) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, length / 20).Select(line => $"{line:D8} pressure low\n")))[..length];

    private async Task<IPage> OpenAsync()
    {
        var email = await portal.Run.NewCustomerAsync();
        using var customer = await portal.Run.SignInAsync(email);
        var number = await customer.OpenTicketAsync("The pump is silent");
        var page = await SignInAsync(portal.Run.Address, email, $"tickets/{number}");
        await Expect(page.Editor()).ToBeVisibleAsync();
        return page;
    }
}
