using System.Net;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Portal.Testing;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEndTests.Browser;

/// <summary>What staff see of the customers' side: which conversations stand in the portal (P26), who sees a ticket and why (B14), and the portal as a customer sees it (B13).</summary>
public sealed class SeeAsTests(OwnPortal own, Chromium chromium) : BrowserTest(chromium), IClassFixture<OwnPortal>
{
    [Fact]
    public async Task From_a_ticket_to_who_sees_it_to_the_portal_as_ada_and_back_without_changing_anything()
    {
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        using var amy = await own.Run.SignInAsync("amy@desk.test");
        var number = await ada.OpenTicketAsync("The pump hums");
        var me = (await amy.GetAsync("api/session"))["id"]!.GetValue<string>();
        (await amy.PatchAsync($"api/desk/tickets/{number}", new { ownerId = me })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await amy.PostAsync($"api/desk/tickets/{number}/notes", new { text = "Only among ourselves." })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await own.Run.SetAsync(new { ownerName = new { mode = "alias", alias = "Care team" } });
        await ada.WaitForAsync($"api/tickets/{number}", ticket => ticket!["owner"]?["name"]?.GetValue<string>() == "Care team", "the alias");
        var page = await SignInAsync(own.Run.Address, "admin@desk.test", $"desk/tickets/{number}", new Look(Width: 1440));

        var card = page.GetByRole(AriaRole.Region, new() { Name = "Conversations" });
        await Expect(card.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Original conversation" })).ToContainTextAsync("In the portal");
        await Expect(card.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Internal notes" })).ToContainTextAsync("Not in the portal");
        await page.Button("Who sees this ticket?").ClickAsync();
        await Expect(Person(page, "Ada Lovell")).ToContainTextAsync("It is their own ticket.");
        await Expect(Person(page, "Ben Okafor")).ToContainTextAsync("Customers see only their own tickets.");
        await page.Choice("Any other contact").FillAsync("cleo");
        await page.GetByRole(AriaRole.Option, new() { Name = "Cleo Marchetti" }).ClickAsync();
        await Expect(Person(page, "Cleo Marchetti")).ToContainTextAsync("It is a ticket of another company.");

        await page.Button("See the portal as Ada Lovell").ClickAsync();
        await page.Submit("See the portal").ClickAsync();
        await Expect(page.GetByText("You see the portal as Ada Lovell. Nothing can be changed.")).ToBeVisibleAsync();
        await Expect(page.Heading("The pump hums")).ToBeVisibleAsync();
        await Expect(page.GetByText("Care team").First).ToBeVisibleAsync();
        (await page.ContentAsync()).ShouldNotContain("Only among ourselves.");
        await Expect(page.GetByText("Ada Lovell could reply here.")).ToBeVisibleAsync();
        await Expect(page.Editor()).ToHaveCountAsync(0);
        (await ReplyAsync(page, number)).ShouldBe("403 You are only looking.");

        await page.Link("Tickets").First.ClickAsync();
        await Expect(page.Subjects().Filter(new() { HasText = "The pump hums" })).ToBeVisibleAsync();
        var theirs = (await ada.GetAsync("api/tickets"))["items"]!.AsArray().Select(item => item!["subject"]!.GetValue<string>()).ToList();
        await Expect(page.Subjects()).ToHaveTextAsync(theirs);
        await page.ReloadAsync();
        await Expect(page.Subjects()).ToHaveTextAsync(theirs);

        await page.Button("End").ClickAsync();
        await Expect(page.Editor()).ToBeVisibleAsync();
        page.Url.ShouldEndWith($"/desk/tickets/{number}");
        await page.GoBackAsync();
        await Expect(page.Heading("This view has ended")).ToBeVisibleAsync();
        await page.Link("Back to the desk").ClickAsync();
        await Expect(page.Heading("The pump hums")).ToBeVisibleAsync();
        (await ada.StatusAsync("api/session")).ShouldBe(HttpStatusCode.OK);

        await page.GotoAsync("desk/settings/audit");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Portal seen as this contact" }).First).ToContainTextAsync("Nora Keller");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "View as this contact ended" }).First).ToContainTextAsync("Ada Lovell");
    }

    [Fact]
    public async Task Agents_are_told_who_sees_a_ticket_and_are_not_offered_to_look()
    {
        using var cleo = await own.Run.SignInAsync("cleo@globex.test");
        var number = await cleo.OpenTicketAsync("The valve sticks");
        var page = await SignInAsync(own.Run.Address, "amy@desk.test", $"desk/tickets/{number}", new Look(Width: 1440));

        await page.Button("Who sees this ticket?").ClickAsync();

        await Expect(Person(page, "Cleo Marchetti")).ToContainTextAsync("Sees it");
        await Expect(page.Button("See the portal as Cleo Marchetti")).ToHaveCountAsync(0);
        using var amy = await own.Run.SignInAsync("amy@desk.test");
        using var admin = await own.Run.SignInAsync("admin@desk.test");
        using var visitor = new HttpClient { BaseAddress = own.Run.Address };
        (await amy.PostAsync($"api/desk/contacts/{cleo.Id}/view", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.PostAsync($"api/desk/contacts/{Guid.NewGuid()}/view", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await cleo.PostAsync($"api/desk/contacts/{cleo.Id}/view", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await cleo.StatusAsync($"api/desk/tickets/{number}/visibility")).ShouldBe(HttpStatusCode.Forbidden);
        (await amy.StatusAsync($"api/desk/tickets/{number}/visibility?contact={Guid.NewGuid()}")).ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync(new Uri($"api/desk/tickets/{number}/visibility", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var refused = await visitor.PostAsJsonAsync(new Uri($"api/desk/contacts/{cleo.Id}/view", UriKind.Relative), new { }, Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_the_card_the_explanation_and_the_view(int width, ColorScheme scheme)
    {
        using var ada = await own.Run.SignInAsync("ada@acme.test");
        var number = await ada.OpenTicketAsync("The filter is clogged");
        var suffix = $"{width}-{scheme}";
        var page = await SignInAsync(own.Run.Address, "admin@desk.test", $"desk/tickets/{number}", new Look(Width: width, Scheme: scheme));
        if (width < 1360)
        {
            await page.Button("Ticket details").ClickAsync();
        }

        var findings = new List<string>(await page.FindingsAsync($"see-as-card-{suffix}", page.Button("Who sees this ticket?")));
        await page.Button("Who sees this ticket?").ClickAsync();
        findings.AddRange(await page.FindingsAsync($"see-as-explained-{suffix}", page.Button("See the portal as Ada Lovell")));
        await page.Button("See the portal as Ada Lovell").ClickAsync();
        findings.AddRange(await page.FindingsAsync($"see-as-question-{suffix}", page.Submit("See the portal")));
        await page.Submit("See the portal").ClickAsync();
        findings.AddRange(await page.FindingsAsync($"see-as-ticket-{suffix}", page.GetByText("Ada Lovell could reply here.")));
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link).First.ClickAsync();
        findings.AddRange(await page.FindingsAsync($"see-as-list-{suffix}", page.Subjects().First));
        await page.Button("Sign out").ClickAsync();
        findings.AddRange(await page.FindingsAsync($"see-as-over-{suffix}", page.Link("Back to the desk")));

        // Axe takes text of its background's colour for hidden on purpose.
        var (text, background) = (await StyleAsync(page.Link("Back to the desk"), "color"), await StyleAsync(page.Link("Back to the desk"), "backgroundColor"));
        text.ShouldNotBe(background);

        string.Join('\n', findings).ShouldBeEmpty();
    }

    private static Task<string> StyleAsync(ILocator element, string property) => element.EvaluateAsync<string>("(element, property) => getComputedStyle(element)[property]", property);

    private static ILocator Person(IPage page, string name) => page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem).Filter(new() { HasText = name }).First;

    /// <summary>What the API answers to a page that replies in spite of what it shows.</summary>
    private static Task<string> ReplyAsync(IPage page, long number) => page.EvaluateAsync<string>(
        """
        async number => {
          const session = await (await fetch(new URL('api/session', document.baseURI))).json();
          const answer = await fetch(new URL(`api/tickets/${number}/messages`, document.baseURI), {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-CSRF': session.csrf, 'Idempotency-Key': crypto.randomUUID() },
            body: JSON.stringify({ text: 'Not mine to say' }),
          });
          return `${answer.status} ${(await answer.json()).detail}`;
        }
        """,
        number);
}
