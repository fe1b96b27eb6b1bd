using System.Net;
using Portal.Contracts.Identities;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Who takes part sees the ticket wherever tickets are seen (W2); colleagues do not see what is hidden from them (B4).</summary>
public sealed class ParticipationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_participant_finds_the_ticket_in_list_search_export_and_detail_until_removed(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var cleo = new PersonRef(Guid.CreateVersion7(), "Cleo", "Marsh", "cleo@globex.test");
        await host.Service.PublishAsync(new ContactChanged(new ContactSnapshot(cleo.Id, host.PortalId, 1, cleo.Email, cleo.FirstName, cleo.LastName, TicketQueryHost.Globex, null, DateTimeOffset.UnixEpoch)));
        var shared = host.Ticket(7, company: TicketQueryHost.Acme, subject: "Broken zipper");
        await host.ChangedAsync(host.Ticket(8, company: TicketQueryHost.Acme));
        await host.ChangedAsync(host.Ticket(9, cleo, TicketQueryHost.Globex));
        await host.ChangedAsync(shared);
        Caller[] sessions = [host.Session(cleo), host.Session(cleo, TicketQueryHost.Globex)];
        foreach (var session in sessions)
        {
            (await host.NumbersAsync(session)).ShouldBe([9]);
        }

        await host.ChangedAsync(shared with { Version = 2, Participants = [new TicketParticipant(cleo.Id, ParticipantRight.Reply)] });
        foreach (var session in sessions)
        {
            (await host.NumbersAsync(session)).ShouldBe([9, 7]);
            (await host.NumbersAsync(session, "?limit=1")).ShouldBe([9]);
            (await host.GetAsync(session, "/api/tickets?limit=1")).GetProperty("total").GetInt32().ShouldBe(2);
            (await host.NumbersAsync(session, "?sort=number&status=open")).ShouldBe([7, 9]);
            (await host.NumbersAsync(session, "?view=mine")).ShouldBe([9]);
            (await host.NumbersAsync(session, "?q=zipper")).ShouldBe([7]);
            (await host.NumbersAsync(session, "?q=7")).ShouldBe([7]);
            using var client = host.Service.Client(session);
            (await client.GetStringAsync(new Uri("/api/tickets/export.csv", UriKind.Relative), Ct)).ShouldContain("Broken zipper");
            var detail = await host.GetAsync(session, "/api/tickets/7");
            $"{detail.GetProperty("canReply").GetBoolean()} {detail.GetProperty("canClose").GetBoolean()} {detail.GetProperty("canShare").GetBoolean()}".ShouldBe("True False False");
            detail.GetProperty("participants")[0].GetProperty("name").GetString().ShouldBe("Cleo Marsh");
        }

        (await host.Service.Log.WaitForAsync<TicketProjected>(told => told.Version == 2)).Participants.ShouldBe([cleo.Id]);
        await host.ChangedAsync(shared with { Version = 3, Participants = [] });
        (await host.Service.Log.WaitForAsync<TicketProjected>(told => told.Version == 3)).Participants.ShouldBe([cleo.Id]);
        foreach (var session in sessions)
        {
            (await host.NumbersAsync(session)).ShouldBe([9]);
            (await host.NumbersAsync(session, "?q=zipper")).ShouldBeEmpty();
            (await host.StatusAsync(session, "/api/tickets/7")).ShouldBe(HttpStatusCode.NotFound);
            (await host.StatusAsync(session, "/api/tickets/7/messages")).ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Who_may_only_view_is_offered_nothing_to_do_and_an_older_event_gives_nothing_back()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        var ticket = host.Ticket(1) with { Version = 2, Participants = [new TicketParticipant(host.Ben.Id, ParticipantRight.View)] };
        await host.ChangedAsync(ticket);
        await host.ChangedAsync(ticket with { Version = 1, Participants = [new TicketParticipant(host.Ben.Id, ParticipantRight.Close)] });
        await host.SettingsAsync(portal => portal);

        var detail = await host.GetAsync(host.Session(host.Ben), "/api/tickets/1");

        $"{detail.GetProperty("canReply").GetBoolean()} {detail.GetProperty("canClose").GetBoolean()} {detail.GetProperty("edits").GetArrayLength()}".ShouldBe("False False 0");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_hidden_ticket_is_seen_by_requester_and_participants_and_by_no_colleague(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var (ada, ben) = (host.Session(host.Ada, TicketQueryHost.Acme), host.Session(host.Ben, TicketQueryHost.Acme));
        var ticket = host.Ticket(1, company: TicketQueryHost.Acme, subject: "Salary question");
        await host.ChangedAsync(ticket);
        await host.ChangedAsync(host.Ticket(2, company: TicketQueryHost.Acme));
        await host.SettingsAsync(portal => portal with { CustomersMayHide = true });
        (await host.NumbersAsync(ben)).ShouldBe([2, 1]);
        (await host.GetAsync(ada, "/api/tickets/1")).GetProperty("canHide").GetBoolean().ShouldBeTrue();

        await host.ChangedAsync(ticket with { Version = 2, HiddenFromCompany = true });
        (await host.NumbersAsync(ben)).ShouldBe([2]);
        (await host.NumbersAsync(ben, "?q=salary")).ShouldBeEmpty();
        (await host.StatusAsync(ben, "/api/tickets/1")).ShouldBe(HttpStatusCode.NotFound);
        (await host.NumbersAsync(ada)).ShouldBe([2, 1]);
        (await host.GetAsync(ada, "/api/tickets?limit=1")).GetProperty("total").GetInt32().ShouldBe(2);
        (await host.GetAsync(ben, "/api/tickets?limit=1")).GetProperty("total").GetInt32().ShouldBe(1);

        // Colleagues' open pages hear that it is gone, and of nothing after that.
        (await host.Service.Log.WaitForAsync<TicketProjected>(told => told.Version == 2)).CompanyId.ShouldBe(TicketQueryHost.Acme.Id);
        await host.ChangedAsync(ticket with { Version = 3, HiddenFromCompany = true, Participants = [new TicketParticipant(host.Ben.Id, ParticipantRight.View)] });
        (await host.Service.Log.WaitForAsync<TicketProjected>(told => told.Version == 3)).CompanyId.ShouldBeNull();
        (await host.NumbersAsync(ben)).ShouldBe([2, 1]);
        (await host.GetAsync(ben, "/api/tickets/1")).GetProperty("canHide").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Requesters_find_colleagues_by_name_or_address_and_nobody_else_does(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        await host.ChangedAsync(host.Ticket(1, company: TicketQueryHost.Acme));
        foreach (var (person, company) in new[] { (host.Ada, TicketQueryHost.Acme), (host.Ben, TicketQueryHost.Acme), (new PersonRef(Guid.CreateVersion7(), "Benno", "Marsh", "benno@globex.test"), TicketQueryHost.Globex) })
        {
            await host.Service.PublishAsync(new ContactChanged(new ContactSnapshot(person.Id, host.PortalId, 1, person.Email, person.FirstName, person.LastName, company, null, DateTimeOffset.UnixEpoch)));
        }

        (await FoundAsync(host, host.Session(host.Ada), "ben o")).ShouldBe(["Ben Okafor"]);
        (await FoundAsync(host, host.Session(host.Ada), "BEN@ACME")).ShouldBe(["Ben Okafor"]);
        (await FoundAsync(host, host.Session(host.Ada), "b")).ShouldBeEmpty();
        (await FoundAsync(host, host.Session(host.Ben, TicketQueryHost.Acme), "ada")).ShouldBeEmpty();
        (await host.StatusAsync(host.Session(host.Ben), "/api/tickets/1/colleagues?q=ada")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task How_it_went_is_asked_of_closed_tickets_and_of_those_who_may_reply()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        var parts = new TicketParticipant(host.Ben.Id, ParticipantRight.View);
        await host.ChangedAsync(host.Ticket(1, closed: true) with { Participants = [parts], Rating = new TicketRating(RatingScore.Good, "Quick", host.Ada.Id, DateTimeOffset.UnixEpoch) });
        await host.ChangedAsync(host.Ticket(2));
        (await host.GetAsync(host.Session(host.Ada), "/api/tickets/1")).GetProperty("asksRating").GetBoolean().ShouldBeFalse();
        await host.SettingsAsync(portal => portal with { AskRating = true });

        var closed = await host.GetAsync(host.Session(host.Ada), "/api/tickets/1");
        closed.GetProperty("asksRating").GetBoolean().ShouldBeTrue();
        closed.GetProperty("rating").GetProperty("comment").GetString().ShouldBe("Quick");
        (await host.GetAsync(host.Session(host.Ada), "/api/tickets/2")).GetProperty("asksRating").GetBoolean().ShouldBeFalse();
        (await host.GetAsync(host.Session(host.Ben), "/api/tickets/1")).GetProperty("asksRating").GetBoolean().ShouldBeFalse();
    }

    private static async Task<List<string?>> FoundAsync(TicketQueryHost host, Caller caller, string query) =>
        [.. (await host.GetAsync(caller, $"/api/tickets/1/colleagues?q={Uri.EscapeDataString(query)}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())];
}
