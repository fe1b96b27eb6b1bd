using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>What is written: pictures in the text, quotations below it, and texts that outlive the connection.</summary>
public sealed class ComposerTests(RunningPortal portal, OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    private const string Paste = """
        async (editor, name) => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [320, 90];
          const pen = canvas.getContext('2d');
          pen.fillStyle = '#2563eb';
          pen.fillRect(0, 0, 320, 90);
          const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
          const data = new DataTransfer();
          data.items.add(new File([blob], name, { type: 'image/png' }));
          editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task A_pasted_picture_stands_in_the_text_for_customer_and_agent_and_one_taken_out_is_not_sent()
    {
        var (page, number) = await OpenAsync(portal.Run);
        await page.TypeAsync("The gauge: ");
        await page.Editor().EvaluateAsync(Paste, "gauge.png");
        await Expect(page.Editor().GetByRole(AriaRole.Img, new() { Name = "gauge.png" })).ToBeVisibleAsync();
        await page.Editor().EvaluateAsync(Paste, "mistake.png");
        await Expect(page.Editor().GetByRole(AriaRole.Img)).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Backspace");
        await Expect(page.Editor().GetByRole(AriaRole.Img)).ToHaveCountAsync(1);
        await Expect(page.Button("Send")).ToBeEnabledAsync();
        await page.PictureAsync("composer-image");
        await page.Button("Send").ClickAsync();
        await Expect(page.Messages()).ToHaveCountAsync(2);
        await page.ReloadAsync();

        await ShouldShowAsync(page);
        await Expect(page.Messages().Last).Not.ToContainTextAsync(".png");
        await page.PictureAsync("thread-image");
        var desk = await SignInAsync(portal.Run.Address, "amy@desk.test", $"desk/tickets/{number}");
        await ShouldShowAsync(desk);
        await desk.Editor().ClickAsync();
        await desk.Editor().EvaluateAsync(Paste, "answer.png");
        await Expect(desk.Button("Send")).ToBeEnabledAsync();
        await desk.Button("Send").ClickAsync();
        await Expect(page.Messages().Last.GetByRole(AriaRole.Img, new() { Name = "answer.png" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_picture_of_a_draft_is_there_again_after_the_page_was_left()
    {
        var (page, _) = await OpenAsync(portal.Run);
        await page.TypeAsync("Look ");
        await page.Editor().EvaluateAsync(Paste, "draft.png");
        await Expect(page.Button("Send")).ToBeEnabledAsync();
        await page.ReloadAsync();

        await Expect(page.Editor().GetByRole(AriaRole.Img, new() { Name = "draft.png" })).ToBeVisibleAsync();
        await page.Button("Send").ClickAsync();
        await Expect(page.Messages().Last.GetByRole(AriaRole.Img, new() { Name = "draft.png" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Quoted_text_is_folded_opens_by_keyboard_and_is_printed_whole()
    {
        var (page, number) = await OpenAsync(portal.Run, "It is the red one.\n\nOn Monday Amy wrote:\n> Which of them is silent?\n> The red one?");
        var message = page.Messages().First;
        await Expect(message).ToContainTextAsync("It is the red one.");
        await Expect(message.GetByText("Which of them is silent?")).ToBeHiddenAsync();

        await message.Button("Show quoted text").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(message.GetByText("Which of them is silent?")).ToBeVisibleAsync();
        await Expect(message.Button("Hide quoted text")).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Button("Hide quoted text").ClickAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(message.GetByText("Which of them is silent?")).ToBeVisibleAsync();
        await Expect(message.Button("Show quoted text")).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        (await page.FindingsAsync("quoted-text", message)).ShouldBeEmpty();

        var desk = await SignInAsync(portal.Run.Address, "amy@desk.test", $"desk/tickets/{number}");
        await Expect(desk.Messages().First.GetByText("Which of them is silent?")).ToBeHiddenAsync();
        await desk.Button("Show quoted text").ClickAsync();
        await Expect(desk.Messages().First.GetByText("Which of them is silent?")).ToBeVisibleAsync();
    }

    // B1
    [Fact]
    public async Task Without_a_connection_sending_says_so_and_keeps_the_text_which_is_sent_once_when_it_is_back()
    {
        var (page, _) = await OpenAsync(portal.Run);
        await page.TypeAsync("Written on the train.");
        await page.ReloadAsync();
        await Expect(page.Editor()).ToHaveTextAsync("Written on the train.");
        await page.Context.SetOfflineAsync(true);

        await page.Button("Send").ClickAsync();
        await Expect(page.GetByText("The server cannot be reached. Check your connection and try again.").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(page.Editor()).ToHaveTextAsync("Written on the train.");
        await Expect(page.Messages()).ToHaveCountAsync(1);

        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await Expect(page.Editor()).ToHaveTextAsync("Written on the train.");
        await page.Button("Send").ClickAsync();
        await Expect(page.Messages()).ToHaveCountAsync(2);
        await Expect(page.Editor()).ToHaveTextAsync("");
        await page.ReloadAsync();
        await Expect(page.Messages()).ToHaveCountAsync(2);
        await Expect(page.Editor()).ToHaveTextAsync("");
    }

    // B1
    [Fact]
    public async Task An_answer_that_got_lost_on_the_way_back_is_not_sent_twice()
    {
        var (page, _) = await OpenAsync(portal.Run);
        await page.TypeAsync("Only once.");
        await page.RouteAsync("**/messages", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.Button("Send").ClickAsync();
        await Expect(page.GetByText("The server cannot be reached. Check your connection and try again.").First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.UnrouteAsync("**/messages");

        await page.Button("Send").ClickAsync();
        await Expect(page.Editor()).ToHaveTextAsync("");
        await page.ReloadAsync();
        await Expect(page.Messages().Filter(new() { HasText = "Only once." })).ToHaveCountAsync(1);
    }

    // B1, W28
    [Fact]
    public async Task Each_side_sees_that_the_other_is_writing_and_customers_no_name_and_nothing_of_notes()
    {
        var (customer, number) = await OpenAsync(portal.Run);
        var desk = await SignInAsync(portal.Run.Address, "amy@desk.test", $"desk/tickets/{number}");
        await Expect(desk.Editor()).ToBeVisibleAsync();

        await customer.TypeAsync("One moment");
        await Expect(desk.GetByText("Mia Stone is typing…")).ToBeVisibleAsync();
        await customer.Button("Send").ClickAsync();
        await Expect(desk.Messages()).ToHaveCountAsync(2);
        await Expect(desk.GetByText("Mia Stone is typing…")).ToHaveCountAsync(0);

        var signals = new List<string>();
        desk.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/typing", StringComparison.Ordinal))
            {
                signals.Add(request.Url);
            }
        };
        await desk.GetByRole(AriaRole.Tab, new() { Name = "Note" }).ClickAsync();
        await desk.TypeAsync("Careful");
        await desk.EvaluateAsync("1");
        signals.ShouldBeEmpty();
        await desk.GetByRole(AriaRole.Tab, new() { Name = "Reply" }).ClickAsync();
        await desk.TypeAsync("It is on its way");
        await Expect(customer.GetByText("Someone is answering…")).ToBeVisibleAsync();
        await customer.PictureAsync("typing");
        await desk.PictureAsync("typing-desk");
        await Expect(customer.GetByText("Amy is")).ToHaveCountAsync(0);
    }

    // W19
    [Fact]
    public async Task A_late_reply_is_announced_starts_a_linked_ticket_and_leads_to_it()
    {
        const string subject = "Delivery times for oversized parcels";
        await own.Run.SetAsync(new { newTicketAfterDays = 7 });
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        var found = await ada.WaitForAsync("api/tickets?q=oversized", list => list!["items"]!.AsArray().Count == 1, "the demo's ticket");
        var old = found!["items"]![0]!["number"]!.GetValue<long>();
        await ada.WaitForAsync($"api/tickets/{old}", ticket => ticket!["reopensUntil"] is not null, "the setting to be in force");
        var page = await SignInAsync(own.Run.Address, "ada@acme.test", $"tickets/{old}");
        await Expect(page.GetByText("Your reply will start a new ticket that is linked with this one.")).ToBeVisibleAsync();
        await page.PictureAsync("late-reply");

        await page.TypeAsync("And for bicycles?");
        await page.Button("Send").ClickAsync();

        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Linked tickets" })).ToContainTextAsync($"Goes on with #{old} {subject}");
        await Expect(page.Messages()).ToHaveCountAsync(1);
        await Expect(page.Messages().First).ToContainTextAsync("And for bicycles?");
        await Expect(page.GetByText("Open", new() { Exact = true })).ToBeVisibleAsync();
        (await page.FindingsAsync("follow-up", page.Messages().First)).ShouldBeEmpty();
        await page.Link($"#{old} {subject}").ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Linked tickets" })).ToContainTextAsync("Goes on in");
        await Expect(page.Messages().Filter(new() { HasText = "And for bicycles?" })).ToHaveCountAsync(0);

        var desk = await SignInAsync(own.Run.Address, "amy@desk.test", $"desk/tickets/{old}", new Look(Width: 1600));
        await Expect(desk.Heading("Linked tickets")).ToBeVisibleAsync();
        await desk.PictureAsync("follow-up-desk");
    }

    private static async Task ShouldShowAsync(IPage page)
    {
        var image = page.Messages().Last.GetByRole(AriaRole.Img, new() { Name = "gauge.png" });
        await Expect(image).ToHaveJSPropertyAsync("complete", true);
        await Expect(image).ToHaveJSPropertyAsync("naturalWidth", 320);
        await Expect(page.Messages().Last.Locator("img")).ToHaveCountAsync(1);
    }

    /// <summary>A new customer's page of a new ticket.</summary>
    private async Task<(IPage Page, long Number)> OpenAsync(PortalRun run, string description = "It does not work.")
    {
        var email = await run.NewCustomerAsync();
        using var customer = await run.SignInAsync(email);
        var number = await customer.OpenTicketAsync("The pump is silent", description);
        var page = await SignInAsync(run.Address, email, $"tickets/{number}");
        await Expect(page.Editor()).ToBeVisibleAsync();
        return (page, number);
    }
}
