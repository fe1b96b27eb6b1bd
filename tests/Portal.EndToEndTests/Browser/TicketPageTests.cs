using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>What people do on a ticket's page beside writing: change values (W16), look back, let others in (W2), keep it from colleagues (B4).</summary>
public sealed class TicketPageTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    [Fact]
    public async Task A_value_is_changed_in_its_place_taken_back_and_defended_against_a_change_meanwhile()
    {
        using var api = await own.Run.SignInAsync("ada@acme.test");
        using var agent = await own.Run.SignInAsync("amy@desk.test");
        var label = $"Severity {Preparations.Unique()}";
        var name = await PropertyAsync(label, "Minor", "Major", "Critical");
        var number = await api.OpenTicketAsync("The pump is loud");
        await api.WaitForAsync($"api/tickets/{number}", ticket => ticket!["edits"]!.AsArray().Any(edit => edit!["name"]!.GetValue<string>() == name), "the value to be offered");
        var page = await SignInAsync(own.Run.Address, "ada@acme.test", $"tickets/{number}");

        // By keyboard: open, choose, save; the focus comes back.
        await page.Button($"Change {label}").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Choice(label).SelectOptionAsync("Major");
        await page.Button("Save").ClickAsync();
        await Expect(page.Button($"Change {label}")).ToBeFocusedAsync();
        await Expect(Fact(page, label)).ToContainTextAsync("Major");
        await Expect(History(page)).ToContainTextAsync($"{label}: None");

        await page.Button("Undo").ClickAsync();
        await Expect(Fact(page, label)).ToContainTextAsync("None");

        // The desk is faster while the field is open: the customer sees what it has become and decides.
        await page.Button($"Change {label}").ClickAsync();
        using var faster = await agent.PatchAsync($"api/desk/tickets/{number}", new { properties = new Dictionary<string, string> { [name] = "Critical" } });
        faster.EnsureSuccessStatusCode();
        await page.Choice(label).SelectOptionAsync("Minor");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("It is now: Critical");
        await page.Button("Save mine anyway").ClickAsync();
        await Expect(Fact(page, label)).ToContainTextAsync("Minor");
        await Expect(History(page)).ToContainTextAsync("Amy");
        (await page.ContentAsync()).ShouldNotContain("Brennan");

        // The desk's thread says who it was.
        var desk = await SignInAsync(own.Run.Address, "amy@desk.test", $"desk/tickets/{number}");
        await Expect(desk.GetByText($"Ada Lovell changed {label} from “Critical” to “Minor”")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task History_and_the_next_step_follow_the_desk_without_reload()
    {
        using var api = await own.Run.SignInAsync("ada@acme.test");
        using var agent = await own.Run.SignInAsync("amy@desk.test");
        var number = await api.OpenTicketAsync("The lamp flickers");
        var page = await SignInAsync(own.Run.Address, "ada@acme.test", $"tickets/{number}");
        await Expect(page.GetByText("Next step: We will answer you")).ToBeVisibleAsync();

        using var answer = await agent.PostAsync($"api/desk/tickets/{number}/messages", new { text = "Which lamp is it?", stageId = await StageAsync(agent, "Waiting on contact") });
        answer.EnsureSuccessStatusCode();
        await Expect(page.GetByText("Next step: We are waiting for your answer")).ToBeVisibleAsync();
        await page.SendAsync("The one in the hall.");
        await Expect(page.GetByText("Next step: We will answer you")).ToBeVisibleAsync();
        using var closed = await agent.PostAsync($"api/desk/tickets/{number}/close", new { });
        closed.EnsureSuccessStatusCode();

        await Expect(page.GetByText("Next step: Nothing left to do")).ToBeVisibleAsync();
        await Expect(History(page).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Expect(History(page)).ToContainTextAsync("Closed");
    }

    [Fact]
    public async Task A_colleague_is_let_in_to_read_then_to_reply_and_is_out_at_once_when_removed()
    {
        using var api = await own.Run.SignInAsync("ada@acme.test");
        var subject = $"The contract {Preparations.Unique()}";
        var number = await api.OpenTicketAsync(subject);
        var ada = await SignInAsync(own.Run.Address, "ada@acme.test", $"tickets/{number}");
        var ben = await SignInAsync(own.Run.Address, "ben@acme.test");
        await Expect(ben.Link(subject)).ToHaveCountAsync(0);

        await ada.Button("Add a colleague").ClickAsync();
        await ada.GetByLabel("May", new() { Exact = true }).SelectOptionAsync("view");
        await ada.GetByLabel("Name or email").FillAsync("oka");
        await ada.Button("Add Ben Okafor").ClickAsync();
        await Expect(ada.GetByLabel("What Ben Okafor may do")).ToHaveValueAsync("view");

        await ben.Button("1 new ticket. Show it").ClickAsync();
        await ben.Link(subject).ClickAsync();
        await Expect(ben.GetByText("This ticket takes no replies.")).ToBeVisibleAsync();
        await Expect(ben.Button("Close ticket")).ToHaveCountAsync(0);
        await ada.GetByLabel("What Ben Okafor may do").SelectOptionAsync("reply");
        await ben.SendAsync("I have the signed copy.");
        await Expect(ada.Messages().Filter(new() { HasText = "I have the signed copy." })).ToBeVisibleAsync();

        await ada.Button("Remove Ben Okafor").ClickAsync();
        await ada.Submit("Remove").ClickAsync();
        await Expect(ben.Heading("Page not found")).ToBeVisibleAsync();
        await ben.GotoAsync("");
        await Expect(ben.Heading("Tickets")).ToBeVisibleAsync();
        await Expect(ben.Link(subject)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_desk_lets_a_contact_of_another_company_in()
    {
        using var api = await own.Run.SignInAsync("ada@acme.test");
        var subject = $"With our partner {Preparations.Unique()}";
        var number = await api.OpenTicketAsync(subject);
        var desk = await SignInAsync(own.Run.Address, "amy@desk.test", $"desk/tickets/{number}", new Look(Width: 1600));

        await desk.Button("Add a participant").ClickAsync();
        await desk.GetByPlaceholder("Name, email or company").FillAsync("cleo");
        await desk.GetByRole(AriaRole.Option, new() { NameRegex = new("^Cleo") }).ClickAsync();
        await desk.Submit("Add").ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove Cleo") })).ToBeVisibleAsync();

        var cleo = await SignInAsync(own.Run.Address, "cleo@globex.test");
        await cleo.Link(subject).ClickAsync();
        await cleo.SendAsync("Globex here.");
    }

    [Fact]
    public async Task What_is_filed_as_hidden_colleagues_find_only_once_it_is_shown()
    {
        await own.Run.SetAsync(new { customersMayHide = true, ticketScope = "company" });
        try
        {
            using var ben = await own.Run.SignInAsync("ben@acme.test");
            using var form = await own.Run.SignInAsync("ada@acme.test");
            await form.WaitForAsync("api/forms/support", view => view!["canHide"]!.GetValue<bool>(), "the form to offer it");
            var subject = $"About my salary {Preparations.Unique()}";
            var page = await SignInAsync(own.Run.Address, "ada@acme.test", "tickets/new");
            await page.GetByLabel("Subject").FillAsync(subject);
            await page.GetByLabel("Description").FillAsync("It is wrong.");
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "Hide from my colleagues" }).CheckAsync();
            await page.Button("Submit").ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new("View ticket") }).ClickAsync();
            await Expect(page.GetByText("Hidden from colleagues of the requester.")).ToBeVisibleAsync();
            (await ben.GetAsync("api/tickets?limit=100")).ToJsonString().ShouldNotContain(subject);

            await page.Button("Show to my colleagues").ClickAsync();
            await Expect(page.GetByText("Your colleagues can see this ticket.").First).ToBeVisibleAsync();
            await ben.WaitForAsync("api/tickets?limit=100", list => list!.ToJsonString().Contains(subject, StringComparison.Ordinal), "the colleague to see it");
            await page.Button("Hide from my colleagues").ClickAsync();
            await ben.WaitForAsync("api/tickets?limit=100", list => !list!.ToJsonString().Contains(subject, StringComparison.Ordinal), "the colleague to see it no more");
        }
        finally
        {
            await own.Run.SetAsync(new { customersMayHide = false, ticketScope = "own" });
        }
    }

    // W23
    [Fact]
    public async Task How_it_went_is_asked_after_closing_and_the_desk_reads_the_answer()
    {
        await own.Run.SetAsync(new { askRating = true });
        using var api = await own.Run.SignInAsync("ada@acme.test");
        var number = await api.OpenTicketAsync("The hinge squeaks");
        await own.Run.CloseAsync(api, number);
        await api.WaitForAsync($"api/tickets/{number}", ticket => ticket!["asksRating"]!.GetValue<bool>(), "the question");
        var page = await SignInAsync(own.Run.Address, "ada@acme.test", $"tickets/{number}");

        await page.Button("Bad").ClickAsync();
        await Expect(page.GetByText("Thank you. You can change your answer.")).ToBeVisibleAsync();
        await page.Button("Good").ClickAsync();
        await Expect(page.Button("Good")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByLabel("Would you like to add something?").FillAsync("Quick help");
        await page.Button("Send comment").ClickAsync();
        await Expect(page.Button("Send comment")).ToHaveCountAsync(0);

        var desk = await SignInAsync(own.Run.Address, "amy@desk.test", $"desk/tickets/{number}", new Look(Width: 1600));
        await Expect(desk.Heading("Customer’s rating")).ToBeVisibleAsync();
        await Expect(desk.GetByText("Quick help").First).ToBeVisibleAsync();
        await Expect(desk.GetByText("Ada Lovell rated the ticket: Bad")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1920, ColorScheme.Dark)]
    public async Task The_page_shuts_nobody_out(int width, ColorScheme scheme)
    {
        using var api = await own.Run.SignInAsync("ada@acme.test");
        using var agent = await own.Run.SignInAsync("amy@desk.test");
        var name = await PropertyAsync("Machine", "Pump", "Lamp");
        var number = await api.OpenTicketAsync("A page to look at");
        await Wait.ForAsync(
            async () =>
            {
                using var changed = await agent.PatchAsync($"api/desk/tickets/{number}", new { priority = "HIGH", properties = new Dictionary<string, string> { [name] = "Pump" } });
                return changed.StatusCode;
            },
            status => status == HttpStatusCode.OK,
            "the desk to know the property");
        var page = await SignInAsync(own.Run.Address, "ada@acme.test", $"tickets/{number}", new Look(Width: width, Scheme: scheme));
        var findings = new List<string>();

        await Expect(History(page)).ToContainTextAsync("Pump");
        findings.AddRange(await page.FindingsAsync($"ticket-{width}-{scheme}", page.Button("Change Machine").First));
        await page.Button("Change Machine").First.ClickAsync();
        findings.AddRange(await page.FindingsAsync($"ticket-edit-{width}-{scheme}", page.Button("Save")));
        await page.Keyboard.PressAsync("Escape");
        await page.Button("Add a colleague").ClickAsync();
        await page.GetByLabel("Name or email").FillAsync("ben");
        findings.AddRange(await page.FindingsAsync($"ticket-add-{width}-{scheme}", page.Button("Add Ben Okafor")));
        string.Join('\n', findings).ShouldBeEmpty();
    }

    private static ILocator Fact(IPage page, string label) => page.Locator("dl > div").Filter(new() { HasText = label });

    private static ILocator History(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "History" });

    private static async Task<string> StageAsync(PortalClient agent, string label)
    {
        var pipelines = await agent.GetAsync("api/desk/pipelines");
        return pipelines["items"]!.AsArray().SelectMany(pipeline => pipeline!["stages"]!.AsArray()).First(stage => stage!["label"]!.GetValue<string>() == label)!["id"]!.GetValue<string>();
    }

    /// <summary>A property that customers may change; its name.</summary>
    private async Task<string> PropertyAsync(string label, params string[] options)
    {
        using var admin = await own.Run.SignInAsync("admin@desk.test");
        using var answer = await admin.PostAsync("api/settings/properties", new
        {
            record = "ticket",
            label,
            type = "select",
            visibility = "edit",
            options = options.Select(option => new { value = option, label = option }),
        });
        var made = await answer.Content.ReadFromJsonAsync<JsonObject>(Ct);
        answer.IsSuccessStatusCode.ShouldBeTrue(made?.ToJsonString());
        return made!["name"]!.GetValue<string>();
    }
}
