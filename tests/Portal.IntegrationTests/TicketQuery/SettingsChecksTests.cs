using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Contracts.Filters;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>What settings would do, before they are published.</summary>
public sealed class SettingsChecksTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_preview_counts_and_shows_the_newest(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        for (var number = 1; number <= 8; number++)
        {
            await host.ChangedAsync(host.Ticket(number, closed: number == 8) with { Priority = number == 1 ? "LOW" : "HIGH" });
        }

        await host.ChangedAsync(host.Ticket(9) with { PortalId = Guid.CreateVersion7() });

        var preview = await PostAsync(host, Callers.Staff(host.PortalId, "admin"), "/api/settings/preview/tickets", new { filter = Only(StandardProperties.Priority, FilterOperator.NotEqual, "LOW") });

        preview.GetProperty("total").GetInt32().ShouldBe(7);
        preview.GetProperty("totalIsExact").GetBoolean().ShouldBeTrue();
        preview.GetProperty("sample").EnumerateArray().Select(ticket => $"{ticket.GetProperty("number")} {ticket.GetProperty("status")}").ShouldBe(["8 Closed", "7 Open", "6 Open", "5 Open", "4 Open"]);
        (await PostAsync(host, Callers.Staff(host.PortalId, "admin"), "/api/settings/preview/tickets", new { filter = (object?)null })).GetProperty("total").GetInt32().ShouldBe(8);
    }

    [Fact]
    public async Task A_preview_refuses_a_bad_filter_with_its_place_and_whoever_may_not_see_settings()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        var bad = new { filter = new { groups = new[] { new { conditions = new[] { new { property = "nonsense", @operator = "EQ", values = new[] { "1" } } } } } } };
        using var admin = host.Service.Client(Callers.Staff(host.PortalId, "admin"));

        using var answer = await admin.PostAsJsonAsync("/api/settings/preview/tickets", bad, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("filter.groups[0].conditions[0].property");
        foreach (var caller in new[] { Callers.Staff(host.PortalId, "agent"), host.Session(host.Ada) })
        {
            using var client = host.Service.Client(caller);
            using var refused = await client.PostAsJsonAsync("/api/settings/preview/tickets", bad, Ct);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("Own", null, null, "own own-only other-company ticket-filter unknown-contact unknown-ticket")]
    [InlineData("Company", null, null, "own company other-company ticket-filter unknown-contact unknown-ticket")]
    [InlineData("Group", "lead", null, "own group other-company ticket-filter unknown-contact unknown-ticket")]
    [InlineData("Group", "clerk", null, "own not-in-group other-company ticket-filter unknown-contact unknown-ticket")]
    [InlineData("Company", null, "Ada Lovell", "ticket-filter company other-company ticket-filter unknown-contact unknown-ticket")]
    public async Task A_case_says_who_would_see_what_and_why(string scope, string? role, string? notOf, string expected)
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        var position = Define("position", PropertyType.Text) with { Record = RecordType.Contact };
        await host.PropertiesAsync([position]);
        await ContactAsync(host.Ada, Acme, "lead");
        await host.ChangedAsync(host.Ticket(1, host.Ada, Acme));
        await host.ChangedAsync(host.Ticket(2, host.Ben, Acme));
        await host.ChangedAsync(host.Ticket(3, host.Ben, Globex));
        await host.ChangedAsync(host.Ticket(4, host.Ada, Acme, subject: "internal"));
        var filter = new Filter([new FilterGroup(
        [
            new Condition(StandardProperties.Subject, FilterOperator.NotContainsToken, ["internal"]),
            new Condition(StandardProperties.RequestedBy, FilterOperator.NotEqual, [notOf ?? "nobody"]),
        ])]);

        var verdicts = await PostAsync(host, Callers.Gateway(host.PortalId), "/internal/policy/check", new
        {
            portalId = host.PortalId,
            settings = new { ticketScope = scope, scopeFilter = role is null ? null : Only("position", FilterOperator.Equal, role), ticketFilter = filter },
            cases = new[] { (host.Ada.Id, 1), (host.Ada.Id, 2), (host.Ada.Id, 3), (host.Ada.Id, 4), (Guid.CreateVersion7(), 1), (host.Ada.Id, 99) }.Select(pair => new { contactId = pair.Item1, ticketNumber = pair.Item2 }),
        });

        string.Join(' ', verdicts.EnumerateArray().Select(verdict => verdict.GetProperty("reason").GetString())).ShouldBe(expected);
        verdicts.EnumerateArray().ShouldAllBe(verdict => verdict.GetProperty("sees").GetBoolean() == (verdict.GetProperty("reason").GetString() == "own" || verdict.GetProperty("reason").GetString() == "company" || verdict.GetProperty("reason").GetString() == "group"));

        Task ContactAsync(Contracts.Tickets.PersonRef person, CompanyRef company, string value) => host.Service.PublishAsync(new ContactChanged(
            new ContactSnapshot(person.Id, host.PortalId, 1, person.Email, person.FirstName, person.LastName, company, null, DateTimeOffset.UtcNow)
            {
                Properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["position"] = value },
            }));
    }

    [Theory]
    [InlineData(FilterOperator.Less, "group")]
    [InlineData(FilterOperator.Greater, "not-in-group")]
    public async Task A_group_of_contacts_may_depend_on_when_they_were_made(FilterOperator op, string expected)
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.Service.PublishAsync(new ContactChanged(
            new ContactSnapshot(host.Ada.Id, host.PortalId, 1, host.Ada.Email, "Ada", "Lovell", Acme, null, DateTimeOffset.UtcNow) { CreatedAt = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) }));
        await host.ChangedAsync(host.Ticket(1, host.Ben, Acme));

        var verdicts = await PostAsync(host, Callers.Gateway(host.PortalId), "/internal/policy/check", new
        {
            portalId = host.PortalId,
            settings = new { ticketScope = "Group", scopeFilter = Only(StandardProperties.CreateDate, op, "2026-01-01") },
            cases = new[] { new { contactId = host.Ada.Id, ticketNumber = 1 } },
        });

        verdicts[0].GetProperty("reason").GetString().ShouldBe(expected);
    }

    private static async Task<JsonElement> PostAsync(TicketQueryHost host, Caller caller, string path, object body)
    {
        using var client = host.Service.Client(caller);
        using var response = await client.PostAsJsonAsync(path, body, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
