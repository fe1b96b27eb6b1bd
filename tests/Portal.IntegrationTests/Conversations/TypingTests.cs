using System.Net;
using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.IntegrationTests.Gateway;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

/// <summary>That somebody is writing an answer (B1).</summary>
public sealed class TypingTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_writes_is_told_at_most_every_two_seconds_and_agents_by_no_name(DatabaseProvider provider)
    {
        var clock = new ShiftedClock();
        await using var run = await ConversationRun.StartAsync(provider, clock);
        var number = await run.TicketAsync();

        await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/typing");
        await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/typing");
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/typing");
        clock.Advance(TimeSpan.FromSeconds(3));
        await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/typing");

        var told = run.Host.Log.Of<AnswerBeingWritten>();
        told.Select(writing => (writing.By, writing.Name)).ShouldBe([(AuthorKind.Contact, "Ada Lovell"), (AuthorKind.Agent, null), (AuthorKind.Contact, "Ada Lovell")]);
        told.ShouldAllBe(writing => writing.Number == number && writing.ContactId == run.Ada.Id && writing.CompanyId == run.Company.Id);
        (await run.TextsAsync(number)).ShouldBe(["It broke"]);
    }

    [Fact]
    public async Task Only_who_may_answer_a_ticket_announces_and_of_what_customers_are_not_shown_they_hear_nothing()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var reader = Callers.Contact(run.PortalId, firstName: "Cleo", email: "cleo@globex.test");
        await run.Host.PublishAsync(new Contracts.Identities.ContactChanged(new(reader.Id, run.PortalId, 1, reader.Email, reader.FirstName, reader.LastName, null, null, DateTimeOffset.UnixEpoch)));
        var number = await run.TicketAsync();
        await run.DoneAsync(run.Amy, HttpMethod.Put, $"/api/desk/tickets/{number}/participants/{reader.Id}", new { right = "view" });
        var path = $"/api/tickets/{number}/typing";

        await run.RefusedAsync(HttpStatusCode.Forbidden, reader, HttpMethod.Post, path);
        await run.RefusedAsync(HttpStatusCode.NotFound, Callers.Contact(run.PortalId, company: run.Company), HttpMethod.Post, path);
        await run.RefusedAsync(HttpStatusCode.NotFound, Callers.Contact(run.PortalId, company: new(Guid.CreateVersion7(), "Globex"), scope: TicketScope.Company), HttpMethod.Post, path);
        await run.RefusedAsync(HttpStatusCode.NotFound, Callers.Contact(Guid.CreateVersion7(), run.Ada.Id, run.Company, TicketScope.Company), HttpMethod.Post, path);
        (await run.SendAsync(Callers.Anonymous(run.PortalId), HttpMethod.Post, path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await run.SendAsync(run.Ada, HttpMethod.Post, $"/api/desk/tickets/{number}/typing")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await run.SendAsync(Callers.Staff(run.PortalId, Roles.Operator), HttpMethod.Post, $"/api/desk/tickets/{number}/typing")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await run.RefusedAsync(HttpStatusCode.NotFound, Callers.Staff(Guid.CreateVersion7(), Roles.Agent), HttpMethod.Post, $"/api/desk/tickets/{number}/typing");

        await run.SetAsync(2, portal => portal with { TicketFilter = new Filter([new FilterGroup([new Condition(StandardProperties.Status, FilterOperator.Equal, ["closed"])])]) });
        await run.RefusedAsync(HttpStatusCode.NotFound, run.Ada, HttpMethod.Post, path);
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/typing");
        run.Host.Log.Of<AnswerBeingWritten>().ShouldBeEmpty();
    }
}
