using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

public sealed class ReplyTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Replies_at_the_same_moment_all_arrive_once(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync();
        var texts = Enumerable.Range(1, 24).Select(index => $"Reply {index}").ToList();

        var answers = await Task.WhenAll(texts.Select((text, index) => run.ReplyAsync(index % 2 == 0 ? run.Ada : run.Amy, number, text)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        (await run.TextsAsync(number)).Skip(1).ShouldBe(texts, ignoreOrder: true);
        var events = await Wait.ForAsync(() => run.Host.Log.Of<MessagePosted>(), all => all.Count == 25, "25 events");
        events.Select(posted => posted.Ticket.Version).ShouldBe(Enumerable.Range(1, 25).Select(version => (long)version));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_ticket_out_of_scope_is_not_found_for_reply_and_close(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync();
        var colleague = Callers.Contact(run.PortalId, company: run.Company);
        var stranger = Callers.Contact(run.PortalId, company: new(Guid.CreateVersion7(), "Globex"), scope: TicketScope.Company);
        var elsewhere = Callers.Contact(Guid.CreateVersion7(), run.Ada.Id, run.Company, TicketScope.Company);

        foreach (var caller in new[] { colleague, stranger, elsewhere })
        {
            (await run.ReplyAsync(caller, number, "Let me in")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await run.SendAsync(caller, HttpMethod.Post, $"/api/tickets/{number}/close")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await run.ReplyAsync(colleague with { Scope = TicketScope.Company }, number, "Me too")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await run.TextsAsync(number)).ShouldBe(["It broke", "Me too"]);
    }

    [Fact]
    public async Task A_closed_ticket_reopens_or_refuses_as_the_portal_says()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync();
        (await run.SendAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/close")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await run.ReplyAsync(run.Ada, number, "Broke again")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}")).GetProperty("stage").GetProperty("label").GetString().ShouldBe("Waiting on us");

        await run.SendAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/close");
        await run.SetAsync(version: 2, ClosedReply.Refuse, mayClose: false);
        var refused = await run.ReplyAsync(run.Ada, number, "And again");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("type").GetString().ShouldBe("urn:portal:problem:ticket-closed");
        (await run.SendAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/close")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_note_is_announced_without_its_text()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync();

        (await run.SendAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/notes", new { text = "Careful with this one" })).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await run.Host.Log.WaitForAsync<NoteAdded>()).Number.ShouldBe(number);
        (await run.TextsAsync(number, "note")).ShouldBe(["Careful with this one"]);
        run.Host.Log.Of<MessagePosted>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_to_an_old_version_is_refused()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var path = $"/api/desk/tickets/{await run.TicketAsync()}";

        (await run.SendAsync(run.Amy, HttpMethod.Patch, path, new { ownerId = run.Amy.Id }, "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await run.SendAsync(run.Amy, HttpMethod.Patch, path, new { priority = "HIGH" }, "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await run.SendAsync(run.Amy, HttpMethod.Patch, path, new { priority = "HIGH" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        var ticket = await run.GetAsync(run.Amy, path);
        ticket.GetProperty("owner").GetProperty("id").GetGuid().ShouldBe(run.Amy.Id);
        ticket.GetProperty("priority").GetString().ShouldBe("HIGH");
    }
}
