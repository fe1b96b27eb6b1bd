using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Contracts.Filters;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Which rule shows a ticket to whom, for staff (P26, B14).</summary>
public sealed class ExplanationTests
{
    private static readonly PersonRef Cleo = new(Guid.CreateVersion7(), "Cleo", "Marsh", "cleo@globex.test");
    private static readonly PersonRef Dora = new(Guid.CreateVersion7(), "Dora", "Lind", "dora@acme.test");
    private static readonly string[] Showing = ["own", "participant", "company", "group"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Own", "own participant own-only own-only")]
    [InlineData(DatabaseProvider.Sqlite, "Company", "own participant company company")]
    [InlineData(DatabaseProvider.Postgres, "Company", "own participant company company")]
    [InlineData(DatabaseProvider.Sqlite, "Group", "own participant group not-in-group")]
    [InlineData(DatabaseProvider.Postgres, "Group", "own participant group not-in-group")]
    public async Task Requester_participants_and_colleagues_are_told_apart(DatabaseProvider provider, string scope, string reasons)
    {
        await using var host = await WorldAsync(provider);

        var answer = await ExplainAsync(host, 1, scope);

        Names(answer).ShouldBe("Ada Lovell, Cleo Marsh, Ben Okafor, Dora Lind");
        string.Join(' ', Contacts(answer).Select(Reason)).ShouldBe(reasons);
        string.Join(' ', Contacts(answer).Select(contact => contact.GetProperty("relation").GetString())).ShouldBe("requester participant colleague colleague");
        string.Join(' ', Contacts(answer).Select(contact => contact.GetProperty("right").GetString())).ShouldBe(" reply  ");
        answer.GetProperty("colleagues").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("Own")]
    [InlineData("Company")]
    [InlineData("Group")]
    public async Task What_is_said_is_what_the_lists_of_these_contacts_show(string scope)
    {
        await using var host = await WorldAsync(DatabaseProvider.Sqlite);
        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Subject, FilterOperator.NotContainsToken, "internal") });
        foreach (var person in new[] { host.Ada, host.Ben, Cleo, Dora })
        {
            // As the gateway opens their sessions: Cleo is of Globex, the rest of Acme; Ben alone is of the group.
            var company = person == Cleo ? Globex : Acme;
            var wide = scope == "Company" || (scope == "Group" && person == host.Ben);
            var listed = await host.NumbersAsync(wide ? host.Session(person, company) : host.Session(person) with { Company = company });
            for (var number = 1; number <= 6; number++)
            {
                var contact = Contacts(await ExplainAsync(host, number, scope, contact: person.Id)).ShouldHaveSingleItem();
                contact.GetProperty("sees").GetBoolean().ShouldBe(listed.Contains(number), $"{person.FirstName} and {number}");
                Showing.Contains(Reason(contact)).ShouldBe(listed.Contains(number), $"{person.FirstName} and {number}: {Reason(contact)}");
            }
        }
    }

    [Fact]
    public async Task The_filter_of_the_portal_a_hidden_ticket_another_company_and_a_portal_that_is_off_are_named()
    {
        await using var host = await WorldAsync(DatabaseProvider.Sqlite);
        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Subject, FilterOperator.NotContainsToken, "internal") });

        var filtered = await ExplainAsync(host, 4, "Company");
        filtered.GetProperty("matchesFilter").GetBoolean().ShouldBeFalse();
        Contacts(filtered).Select(Reason).Distinct().ShouldBe(["ticket-filter"]);

        var hidden = await ExplainAsync(host, 3, "Company");
        hidden.GetProperty("hidden").GetBoolean().ShouldBeTrue();
        Names(hidden).ShouldBe("Ada Lovell, Ben Okafor, Dora Lind");
        string.Join(' ', Contacts(hidden).Select(Reason)).ShouldBe("own hidden hidden");
        string.Join(' ', Contacts(hidden).Select(contact => contact.GetProperty("relation").GetString())).ShouldBe("requester colleague colleague");

        Reason(Contacts(await ExplainAsync(host, 2, "Company", contact: Cleo.Id)).Single()).ShouldBe("other-company");

        var off = await ExplainAsync(host, 1, "Company", on: false);
        off.GetProperty("portalOn").GetBoolean().ShouldBeFalse();
        Contacts(off).ShouldAllBe(contact => Reason(contact) == "portal-off" && !contact.GetProperty("sees").GetBoolean());
        off.GetProperty("threads").EnumerateArray().ShouldAllBe(thread => !thread.GetProperty("shown").GetBoolean());
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Of_several_conversations_the_original_one_is_shown(DatabaseProvider provider)
    {
        await using var host = await WorldAsync(provider);
        var (ticket, later) = (host.Ticket(7, company: Acme), Guid.CreateVersion7());
        await host.PostedAsync(ticket with { Version = 2 }, host.Message("Second thread", minute: 5, threadId: later));
        await host.PostedAsync(ticket, host.Message("First words"), TicketChange.Opened);
        await host.PostedAsync(ticket with { Version = 3 }, host.Message("More words", minute: 9));

        var threads = (await ExplainAsync(host, 7, "Own")).GetProperty("threads").EnumerateArray().ToList();

        threads.Select(thread => $"{thread.GetProperty("messages")} {thread.GetProperty("original")} {thread.GetProperty("shown")}").ShouldBe(["2 True True", "1 False False"]);
        threads[1].GetProperty("id").GetGuid().ShouldBe(later);
    }

    [Fact]
    public async Task A_large_company_is_explained_in_part_and_counted()
    {
        await using var host = await WorldAsync(DatabaseProvider.Sqlite);
        for (var i = 0; i < 25; i++)
        {
            await ContactAsync(host, new PersonRef(Guid.CreateVersion7(), $"Zoe {i:00}", "Ames", $"zoe{i}@acme.test"), Acme);
        }

        var answer = await ExplainAsync(host, 1, "Company");

        Contacts(answer).Count.ShouldBe(22);
        answer.GetProperty("colleagues").GetInt32().ShouldBe(27);
    }

    [Fact]
    public async Task Tickets_and_contacts_of_another_portal_do_not_exist_and_only_the_gateway_asks()
    {
        await using var host = await WorldAsync(DatabaseProvider.Sqlite);
        var elsewhere = new PersonRef(Guid.CreateVersion7(), "Eve", "Stone", "eve@other.test");
        await host.Service.PublishAsync(new ContactChanged(new ContactSnapshot(elsewhere.Id, Guid.CreateVersion7(), 1, elsewhere.Email, "Eve", "Stone", Acme, null, DateTimeOffset.UnixEpoch)));

        (await StatusAsync(host, Callers.Gateway(host.PortalId), Question(host.PortalId, 1, "Own", contact: elsewhere.Id))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(host, Callers.Gateway(host.PortalId), Question(host.PortalId, 99, "Own"))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(host, Callers.Gateway(host.PortalId), Question(Guid.CreateVersion7(), 1, "Own"))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(host, Callers.Staff(host.PortalId, "admin"), Question(host.PortalId, 1, "Own"))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(host, host.Session(host.Ada), Question(host.PortalId, 1, "Own"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>Ada, Ben and Dora of Acme, Cleo of Globex; Ben alone leads. Ticket 1 is Ada's with Cleo in it, 2 Ben's, 3 Ada's and hidden, 4 internal, 5 of no company, 6 Cleo's.</summary>
    private static async Task<TicketQueryHost> WorldAsync(DatabaseProvider provider)
    {
        var host = await StartAsync(provider);
        await host.PropertiesAsync([Define("position", PropertyType.Text) with { Record = RecordType.Contact }]);
        await ContactAsync(host, host.Ada, Acme);
        await ContactAsync(host, host.Ben, Acme, "lead");
        await ContactAsync(host, Dora, Acme);
        await ContactAsync(host, Cleo, Globex);
        await host.ChangedAsync(host.Ticket(1, host.Ada, Acme) with { Participants = [new TicketParticipant(Cleo.Id, ParticipantRight.Reply)] });
        await host.ChangedAsync(host.Ticket(2, host.Ben, Acme));
        await host.ChangedAsync(host.Ticket(3, host.Ada, Acme) with { HiddenFromCompany = true });
        await host.ChangedAsync(host.Ticket(4, host.Ada, Acme, subject: "internal"));
        await host.ChangedAsync(host.Ticket(5, host.Ada));
        await host.ChangedAsync(host.Ticket(6, Cleo, Globex));
        return host;
    }

    private static Task ContactAsync(TicketQueryHost host, PersonRef person, CompanyRef company, string position = "clerk") => host.Service.PublishAsync(new ContactChanged(
        new ContactSnapshot(person.Id, host.PortalId, 1, person.Email, person.FirstName, person.LastName, company, null, DateTimeOffset.UnixEpoch)
        {
            Properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["position"] = position },
        }));

    private static object Question(Guid portalId, long number, string scope, Guid? contact = null, bool on = true) => new
    {
        portalId,
        on,
        settings = new { ticketScope = scope, scopeFilter = scope == "Group" ? Only("position", FilterOperator.Equal, "lead") : null },
        ticketNumber = number,
        contactId = contact,
    };

    private static async Task<JsonElement> ExplainAsync(TicketQueryHost host, long number, string scope, Guid? contact = null, bool on = true)
    {
        using var client = host.Service.Client(Callers.Gateway(host.PortalId));
        using var response = await client.PostAsJsonAsync("/internal/tickets/explain", Question(host.PortalId, number, scope, contact, on), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task<HttpStatusCode> StatusAsync(TicketQueryHost host, ServiceDefaults.Auth.Caller caller, object question)
    {
        using var client = host.Service.Client(caller);
        using var response = await client.PostAsJsonAsync("/internal/tickets/explain", question, Ct);
        return response.StatusCode;
    }

    private static List<JsonElement> Contacts(JsonElement answer) => [.. answer.GetProperty("contacts").EnumerateArray()];

    private static string Names(JsonElement answer) => string.Join(", ", Contacts(answer).Select(contact => contact.GetProperty("name").GetString()));

    private static string? Reason(JsonElement contact) => contact.GetProperty("reason").GetString();
}
