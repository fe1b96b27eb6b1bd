using System.Net;
using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>What the portal's filter hides (P21) does not exist for customers, on any way.</summary>
public sealed class TicketFilterTests
{
    private static readonly PropertyDefinition Audience = Define("audience", PropertyType.MultiSelect, ("customer", "Customer"), ("partner", "Partner"), ("internal", "Internal"));

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Hidden_tickets_are_in_no_list_detail_search_export_or_total(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        await host.PropertiesAsync([Audience]);
        var hidden = With(host.Ticket(2, host.Ada, Acme, subject: "Zephyr audit"), "internal");
        await host.PostedAsync(With(host.Ticket(1, host.Ada, Acme, subject: "Zephyr pump"), "customer;partner"), host.Message("zephyr one"), TicketChange.Opened);
        await host.PostedAsync(hidden, host.Message("zephyr two"), TicketChange.Opened);
        await host.PostedAsync(With(host.Ticket(3, host.Ben, Acme, subject: "Zephyr fan"), ""), host.Message("zephyr three"), TicketChange.Opened);
        Caller[] sessions = [host.Session(host.Ada), host.Session(host.Ada, Acme)];
        (await host.NumbersAsync(sessions[1])).ShouldBe([3, 2, 1]);

        await host.SettingsAsync(portal => portal with { TicketFilter = Only("audience", FilterOperator.NotIn, "internal") });

        (await host.NumbersAsync(sessions[0])).ShouldBe([1]);
        (await host.NumbersAsync(sessions[1])).ShouldBe([3, 1]);
        foreach (var session in sessions)
        {
            (await host.NumbersAsync(session, "?q=zephyr")).ShouldNotContain(2);
            (await host.NumbersAsync(session, "?q=audit")).ShouldBeEmpty();
            (await host.NumbersAsync(session, "?q=2")).ShouldBeEmpty();
            (await host.NumbersAsync(session, "?q=%232")).ShouldBeEmpty();
            (await host.StatusAsync(session, "/api/tickets/2")).ShouldBe(HttpStatusCode.NotFound);
            (await host.StatusAsync(session, $"/api/tickets/{hidden.Id}")).ShouldBe(HttpStatusCode.NotFound);
            (await host.StatusAsync(session, "/api/tickets/2/messages")).ShouldBe(HttpStatusCode.NotFound);
            (await host.StatusAsync(session, "/api/tickets/1/messages")).ShouldBe(HttpStatusCode.OK);
            (await host.GetAsync(session, "/api/tickets/1")).GetProperty("number").GetInt64().ShouldBe(1);
            using var client = host.Service.Client(session);
            (await client.GetStringAsync(new Uri("/api/tickets/export.csv", UriKind.Relative))).ShouldNotContain("audit");
        }

        var page = await host.GetAsync(sessions[1], "/api/tickets?limit=1");
        page.GetProperty("total").GetInt32().ShouldBe(2);
        page.GetProperty("totalIsExact").GetBoolean().ShouldBeTrue();
        (await host.NumbersAsync(sessions[1], $"?limit=1&cursor={page.GetProperty("next").GetString()}")).ShouldBe([1]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_ticket_comes_and_goes_with_its_values_and_its_definitions(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        await host.SettingsAsync(portal => portal with { TicketFilter = Only("audience", FilterOperator.Equal, "partner") });
        var ticket = host.Ticket(1);
        var session = host.Session(host.Ada);

        // The values come before the property they belong to is known.
        await host.ChangedAsync(With(ticket, "customer;partner"));
        (await host.NumbersAsync(session)).ShouldBeEmpty();
        await host.PropertiesAsync([Audience]);
        (await host.NumbersAsync(session)).ShouldBe([1]);

        await host.ChangedAsync(With(ticket, "customer") with { Version = 2 });
        (await host.NumbersAsync(session)).ShouldBeEmpty();
        await host.ChangedAsync(With(ticket, "partner") with { Version = 3 });
        (await host.NumbersAsync(session)).ShouldBe([1]);
        await host.PropertiesAsync([]);
        (await host.NumbersAsync(session)).ShouldBeEmpty();
        (await host.StatusAsync(session, "/api/tickets/1")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Hidden_tickets_are_not_announced_but_that_a_ticket_appears_or_disappears_is()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Priority, FilterOperator.NotEqual, "LOW") });
        var ticket = host.Ticket(1);
        var low = ticket with { Priority = "LOW" };

        await host.ChangedAsync(low, TicketChange.Opened);
        await host.PostedAsync(low with { Version = 2 }, host.Message("Secret"));
        await host.ChangedAsync(ticket with { Version = 3 });
        await host.PostedAsync(low with { Version = 4 }, host.Message("Secret again", minute: 2));
        await host.PostedAsync(low with { Version = 5 }, host.Message("And again", minute: 3));
        await host.ChangedAsync(ticket with { Version = 6 });

        await host.Service.Log.WaitForAsync<TicketProjected>(projected => projected.Version == 6);
        host.Service.Log.Of<PortalProjected>().ShouldHaveSingleItem();
        host.Service.Log.Of<TicketProjected>().Select(projected => (projected.Version, projected.Change))
            .ShouldBe([(3, TicketChange.Changed), (4, TicketChange.Changed), (6, TicketChange.Changed)]);
    }

    [Fact]
    public async Task Filtered_totals_are_counted_up_to_a_thousand()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        for (var number = 1; number <= 1003; number++)
        {
            await host.ChangedAsync(host.Ticket(number), TicketChange.Imported);
        }

        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Number, FilterOperator.Greater, "3") });
        await TotalAsync(1000, exact: true);
        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Number, FilterOperator.Greater, "1") });
        await TotalAsync(1000, exact: false);

        async Task TotalAsync(int total, bool exact)
        {
            var page = await host.GetAsync(host.Session(host.Ada), "/api/tickets");
            page.GetProperty("total").GetInt32().ShouldBe(total);
            page.GetProperty("totalIsExact").GetBoolean().ShouldBe(exact);
        }
    }

    private static TicketSnapshot With(TicketSnapshot ticket, string audience) =>
        ticket with { Properties = new Dictionary<string, string>(StringComparer.Ordinal) { [Audience.Name] = audience } };
}
