using System.Net;
using System.Text.Json;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

/// <summary>How it went, asked once a ticket is closed (W23).</summary>
public sealed class RatingTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Each_closing_has_one_answer_that_can_be_changed_and_the_desk_sees_it(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        var number = await run.TicketAsync();
        await run.RefusedAsync(HttpStatusCode.Conflict, run.Ada, HttpMethod.Put, Path(number), new { score = "good" });
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/close");

        await run.DoneAsync(run.Ada, HttpMethod.Put, Path(number), new { score = "bad", comment = "Too slow" });
        await run.DoneAsync(run.Ada, HttpMethod.Put, Path(number), new { score = "good" });
        var rating = (await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}")).GetProperty("rating");
        (rating.GetProperty("score").GetString(), rating.GetProperty("comment").GetString()).ShouldBe(("good", null));

        // A new closing is asked about anew; what was said before stays in the thread.
        await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/messages", new { text = "Broken again" });
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/close");
        var ticket = await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}");
        ticket.GetProperty("rating").ValueKind.ShouldBe(JsonValueKind.Null);
        ticket.GetProperty("thread").GetProperty("messages").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "activity" && entry.GetProperty("activity").GetProperty("type").GetString() == "rated")
            .Select(entry => (entry.GetProperty("activity").GetProperty("to").GetString(), entry.GetProperty("text").GetString())).ShouldBe([("bad", "Too slow"), ("good", "")]);
        (await run.Host.Log.WaitForAsync<TicketChanged>(changed => changed.Ticket.Rating?.Score == RatingScore.Good)).Ticket.Rating!.ContactId.ShouldBe(run.Ada.Id);
    }

    [Fact]
    public async Task It_is_taken_only_where_it_is_asked_of_those_who_may_reply_and_in_words_that_fit()
    {
        await using var run = await StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync();
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/close");

        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, Path(number), new { score = "great" });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, Path(number), new { score = 7 });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, Path(number), new { });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, Path(number), new { score = "ok", comment = new string('x', 1001) });
        await run.RefusedAsync(HttpStatusCode.NotFound, Callers.Contact(run.PortalId, company: run.Company), HttpMethod.Put, Path(number), new { score = "ok" });
        await run.SetAsync(3, portal => portal with { AskRating = false });
        await run.RefusedAsync(HttpStatusCode.Forbidden, run.Ada, HttpMethod.Put, Path(number), new { score = "ok" });
    }

    private static async Task<ConversationRun> StartAsync(DatabaseProvider provider)
    {
        var run = await ConversationRun.StartAsync(provider);
        await run.SetAsync(2, portal => portal with { AskRating = true, ClosedReply = ClosedReply.Reopen });
        return run;
    }

    private static string Path(long number) => $"/api/tickets/{number}/rating";
}
