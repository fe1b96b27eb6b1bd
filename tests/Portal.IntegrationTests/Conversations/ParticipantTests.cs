using System.Net;
using Portal.Contracts.Audit;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

/// <summary>Further people in a ticket (W2, B4), and tickets hidden from colleagues.</summary>
public sealed class ParticipantTests
{
    private static readonly CompanyRef Globex = new(Guid.CreateVersion7(), "Globex");

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_participant_may_do_what_the_right_holds_and_nothing_once_removed(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync();
        var ben = await KnownAsync(run, run.Company);
        await run.RefusedAsync(HttpStatusCode.NotFound, ben, HttpMethod.Post, $"/api/tickets/{number}/messages", new { text = "Me too" });

        await run.DoneAsync(run.Ada, HttpMethod.Put, Path(number, ben), new { right = "view" });
        await run.RefusedAsync(HttpStatusCode.Forbidden, ben, HttpMethod.Post, $"/api/tickets/{number}/messages", new { text = "Me too" });
        await run.RefusedAsync(HttpStatusCode.Forbidden, ben, HttpMethod.Put, $"/api/tickets/{number}/properties/subject", new { value = "Mine" });
        await run.DoneAsync(run.Ada, HttpMethod.Put, Path(number, ben), new { right = "reply" });
        await run.DoneAsync(ben, HttpMethod.Post, $"/api/tickets/{number}/messages", new { text = "Me too" });
        await run.RefusedAsync(HttpStatusCode.Forbidden, ben, HttpMethod.Post, $"/api/tickets/{number}/close");
        await run.DoneAsync(run.Amy, HttpMethod.Put, $"/api/desk/tickets/{number}/participants/{ben.Id}", new { right = "close" });
        await run.DoneAsync(ben, HttpMethod.Post, $"/api/tickets/{number}/close");
        await run.DoneAsync(run.Ada, HttpMethod.Delete, Path(number, ben));
        await run.RefusedAsync(HttpStatusCode.NotFound, ben, HttpMethod.Post, $"/api/tickets/{number}/messages", new { text = "Still here?" });

        var told = await Wait.ForAsync(() => run.Host.Log.Of<TicketChanged>(), all => all.Count == 5, "five changes");
        told.Select(changed => string.Join(',', changed.Ticket.Participants.Select(part => part.Right))).ShouldBe(["View", "Reply", "Close", "Close", ""]);
        var audit = await run.Host.Log.WaitForAsync<AuditRecorded>(entry => entry.Actor.Id == run.Amy.Id);
        audit.After!.Value.GetProperty("participants")[0].GetProperty("right").GetString().ShouldBe("close");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Files_open_for_those_who_take_part_and_for_as_long_as_they_do(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync();
        var ben = await KnownAsync(run, run.Company);
        var file = await run.FileAsync(run.Ada);
        await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/messages", new { text = "See the file", attachmentIds = new[] { file } });

        (await run.SendAsync(ben, HttpMethod.Get, $"/api/attachments/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await run.DoneAsync(run.Ada, HttpMethod.Put, Path(number, ben), new { right = "view" });
        (await run.SendAsync(ben, HttpMethod.Get, $"/api/attachments/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await run.DoneAsync(ben, HttpMethod.Delete, Path(number, ben));
        (await run.SendAsync(ben, HttpMethod.Get, $"/api/attachments/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Requesters_add_colleagues_alone_and_the_desk_any_contact_of_the_portal()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync();
        var (ben, cleo, other) = (await KnownAsync(run, run.Company), await KnownAsync(run, Globex), Callers.Contact(Guid.CreateVersion7(), company: run.Company));
        await run.Host.PublishAsync(Told(other));

        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, Path(number, cleo), new { right = "view" });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, $"/api/tickets/{number}/participants/{Guid.CreateVersion7()}", new { right = "view" });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, Path(number, ben), new { right = "own" });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Amy, HttpMethod.Put, $"/api/desk/tickets/{number}/participants/{run.Ada.Id}", new { right = "view" });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Amy, HttpMethod.Put, $"/api/desk/tickets/{number}/participants/{other.Id}", new { right = "view" });
        var ticket = await run.DoneAsync(run.Amy, HttpMethod.Put, $"/api/desk/tickets/{number}/participants/{cleo.Id}", new { right = "reply" });
        ticket.GetProperty("participants")[0].GetProperty("company").GetString().ShouldBe("Globex");

        // Who takes part does not decide who else does.
        await run.RefusedAsync(HttpStatusCode.Forbidden, cleo, HttpMethod.Put, Path(number, ben), new { right = "view" });
        await run.RefusedAsync(HttpStatusCode.Forbidden, cleo, HttpMethod.Put, $"/api/tickets/{number}/privacy", new { hidden = true });
        await run.RefusedAsync(HttpStatusCode.NotFound, ben, HttpMethod.Delete, Path(number, cleo));
        (await run.DoneAsync(run.Amy, HttpMethod.Delete, $"/api/desk/tickets/{number}/participants/{cleo.Id}")).GetProperty("participants").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_hidden_ticket_is_not_there_for_colleagues_until_it_is_shown_again(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync();
        var colleague = Callers.Contact(run.PortalId, company: run.Company, scope: TicketScope.Company);
        var privacy = $"/api/tickets/{number}/privacy";

        await run.RefusedAsync(HttpStatusCode.Forbidden, run.Ada, HttpMethod.Put, privacy, new { hidden = true });
        await run.SetAsync(2, portal => portal with { CustomersMayHide = true });
        await run.RefusedAsync(HttpStatusCode.Forbidden, colleague, HttpMethod.Put, privacy, new { hidden = true });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Ada, HttpMethod.Put, privacy, new { });
        await run.DoneAsync(run.Ada, HttpMethod.Put, privacy, new { hidden = true });
        await run.RefusedAsync(HttpStatusCode.NotFound, colleague, HttpMethod.Post, $"/api/tickets/{number}/messages", new { text = "What is this?" });
        await run.RefusedAsync(HttpStatusCode.NotFound, colleague, HttpMethod.Post, $"/api/tickets/{number}/close");
        (await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}")).GetProperty("hiddenFromCompany").GetBoolean().ShouldBeTrue();

        // What is hidden stays so when the portal allows it no more, and can be shown again.
        await run.SetAsync(3, portal => portal with { CustomersMayHide = false });
        await run.RefusedAsync(HttpStatusCode.NotFound, colleague, HttpMethod.Post, $"/api/tickets/{number}/close");
        await run.DoneAsync(run.Ada, HttpMethod.Put, privacy, new { hidden = false });
        await run.DoneAsync(colleague, HttpMethod.Post, $"/api/tickets/{number}/messages", new { text = "There it is" });
    }

    [Fact]
    public async Task A_ticket_filed_as_hidden_starts_hidden()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        await run.Host.PublishAsync(run.Submission() with { HiddenFromCompany = true });

        (await run.Host.Log.WaitForAsync<MessagePosted>(_ => true)).Ticket.HiddenFromCompany.ShouldBeTrue();
        await run.RefusedAsync(HttpStatusCode.NotFound, Callers.Contact(run.PortalId, company: run.Company, scope: TicketScope.Company), HttpMethod.Post, "/api/tickets/1/close");
    }

    /// <summary>A contact whom the service knows, in a session that sees their own tickets only.</summary>
    private static async Task<Caller> KnownAsync(ConversationRun run, CompanyRef company)
    {
        var contact = Callers.Contact(run.PortalId, company: company);
        await run.Host.PublishAsync(Told(contact));
        return contact;
    }

    private static ContactChanged Told(Caller contact) =>
        new(new ContactSnapshot(contact.Id, contact.PortalId, 1, contact.Email, contact.FirstName, contact.LastName, contact.Company, null, DateTimeOffset.UnixEpoch));

    private static string Path(long number, Caller contact) => $"/api/tickets/{number}/participants/{contact.Id}";
}
