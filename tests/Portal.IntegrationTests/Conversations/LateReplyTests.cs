using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.IntegrationTests.Gateway;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

/// <summary>A reply to a ticket that has been closed for long starts a new one (W19).</summary>
public sealed class LateReplyTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_late_reply_starts_a_linked_ticket_of_the_same_people_and_an_early_one_reopens(DatabaseProvider provider)
    {
        var clock = new ShiftedClock();
        await using var run = await StartAsync(provider, clock);
        var number = await run.TicketAsync();
        await run.DoneAsync(run.Amy, HttpMethod.Patch, $"/api/desk/tickets/{number}", new { category = "BILLING_ISSUE", ownerId = run.Amy.Id });
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/close");
        clock.Advance(TimeSpan.FromDays(6));
        Number(await ReplyAsync(run, run.Ada, number, "In time")).ShouldBe(number);

        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/close");
        clock.Advance(TimeSpan.FromDays(7));
        var file = await run.FileAsync(run.Ada, hoursAgo: -13 * 24);
        var colleague = Callers.Contact(run.PortalId, company: run.Company, scope: TicketScope.Company, firstName: "Ben");
        var next = Number(await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/messages", new { text = "Too late", attachmentIds = new[] { file } }));

        next.ShouldNotBe(number);
        var ticket = await run.GetAsync(run.Amy, $"/api/desk/tickets/{next}");
        (Text(ticket, "subject"), Text(ticket, "category"), Text(ticket, "source")).ShouldBe(("Tent pole", "BILLING_ISSUE", "followUp"));
        ticket.GetProperty("stage").GetProperty("label").GetString().ShouldBe("New");
        ticket.GetProperty("owner").ValueKind.ShouldBe(JsonValueKind.Null);
        ticket.GetProperty("contact").GetProperty("id").GetGuid().ShouldBe(run.Ada.Id);
        (await run.TextsAsync(next)).ShouldBe(["Too late"]);
        Links(ticket).ShouldBe([("followUpOf", number, true)]);
        var old = await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}");
        old.GetProperty("stage").GetProperty("closed").GetBoolean().ShouldBeTrue();
        Links(old).ShouldBe([("followedUpBy", next, false)]);
        (await run.TextsAsync(number)).ShouldBe(["It broke", "In time"]);
        (await run.ReplyAsync(colleague, next, "Me too")).StatusCode.ShouldBe(HttpStatusCode.Created);
        var opened = await run.Host.Log.WaitForAsync<MessagePosted>(posted => posted.Ticket.Number == next && posted.Change == TicketChange.Opened);
        (opened.Ticket.Company, opened.Message.Attachments.Single().Id).ShouldBe((run.Company, file));
        (await run.Host.Log.WaitForAsync<TicketChanged>(changed => changed.Ticket.Number == number && changed.Ticket.Version == old.GetProperty("version").GetInt64())).Ticket.Stage.Closed.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Sent_twice_with_the_same_key_it_starts_one_ticket(DatabaseProvider provider)
    {
        var clock = new ShiftedClock();
        await using var run = await StartAsync(provider, clock);
        var number = await ClosedAsync(run);
        clock.Advance(TimeSpan.FromDays(8));

        var numbers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReplyAsync(run, run.Ada, number, "Again", key: "once")));

        numbers.Select(Number).Distinct().Count().ShouldBe(1);
        Links(await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_goes_on_for_who_took_part_and_stays_hidden_from_whom_it_was_hidden()
    {
        var clock = new ShiftedClock();
        await using var run = await StartAsync(DatabaseProvider.Sqlite, clock);
        await run.SetAsync(3, portal => portal with { NewTicketAfterDays = 7, CustomersMayHide = true });
        var guest = Callers.Contact(run.PortalId, firstName: "Cleo", email: "cleo@globex.test");
        await run.Host.PublishAsync(new ContactChanged(new ContactSnapshot(guest.Id, run.PortalId, 1, guest.Email, guest.FirstName, guest.LastName, null, null, DateTimeOffset.UnixEpoch)));
        var number = await run.TicketAsync();
        await run.DoneAsync(run.Ada, HttpMethod.Put, $"/api/tickets/{number}/privacy", new { hidden = true });
        await run.DoneAsync(run.Amy, HttpMethod.Put, $"/api/desk/tickets/{number}/participants/{guest.Id}", new { right = "reply" });
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/close");
        clock.Advance(TimeSpan.FromDays(8));

        var next = Number(await ReplyAsync(run, guest, number, "Still broken"));

        (await run.ReplyAsync(run.Ada, next, "Yes")).StatusCode.ShouldBe(HttpStatusCode.Created);
        var colleague = Callers.Contact(run.PortalId, company: run.Company, scope: TicketScope.Company);
        (await run.ReplyAsync(colleague, next, "Let me in")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await run.ReplyAsync(colleague, number, "Let me in")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var elsewhere = Callers.Contact(Guid.CreateVersion7(), run.Ada.Id, run.Company, TicketScope.Company);
        (await run.ReplyAsync(elsewhere, number, "Let me in")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await run.DoneAsync(run.Amy, HttpMethod.Put, $"/api/desk/tickets/{number}/participants/{guest.Id}", new { right = "view" });
        (await run.ReplyAsync(guest, number, "And again")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Links(await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Agents_answer_in_the_old_ticket_and_where_replies_are_refused_late_ones_are_too()
    {
        var clock = new ShiftedClock();
        await using var run = await StartAsync(DatabaseProvider.Sqlite, clock);
        var number = await ClosedAsync(run);
        clock.Advance(TimeSpan.FromDays(30));

        (await run.ReplyAsync(run.Amy, number, "One more thing")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await run.TextsAsync(number)).ShouldBe(["It broke", "One more thing"]);
        await run.SetAsync(3, portal => portal with { NewTicketAfterDays = 7, ClosedReply = ClosedReply.Refuse });
        (await run.ReplyAsync(run.Ada, number, "Hello?")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await run.SetAsync(4, portal => portal with { NewTicketAfterDays = null });
        Number(await ReplyAsync(run, run.Ada, number, "Hello?")).ShouldBe(number);
    }

    private static async Task<ConversationRun> StartAsync(DatabaseProvider provider, TimeProvider clock)
    {
        var run = await ConversationRun.StartAsync(provider, clock);
        await run.SetAsync(2, portal => portal with { NewTicketAfterDays = 7 });
        return run;
    }

    private static async Task<long> ClosedAsync(ConversationRun run)
    {
        var number = await run.TicketAsync();
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/close");
        return number;
    }

    private static async Task<JsonElement> ReplyAsync(ConversationRun run, Caller caller, long number, string text, string? key = null)
    {
        using var client = run.Host.Client(caller);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tickets/{number}/messages") { Content = JsonContent.Create(new { text }) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    private static long Number(JsonElement message) => message.GetProperty("ticketNumber").GetInt64();

    private static string? Text(JsonElement ticket, string field) => ticket.GetProperty(field).GetString();

    private static List<(string?, long, bool)> Links(JsonElement ticket) =>
        [.. ticket.GetProperty("links").EnumerateArray().Select(link => (Text(link, "relation"), link.GetProperty("number").GetInt64(), link.GetProperty("closed").GetBoolean()))];
}
