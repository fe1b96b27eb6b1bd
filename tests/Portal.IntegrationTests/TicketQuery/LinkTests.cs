using System.Text.Json;
using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Tickets that go on with closed ones, as customers see them (W19).</summary>
public sealed class LinkTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Both_tickets_name_each_other_to_whoever_may_see_the_other(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var old = host.Ticket(1, company: TicketQueryHost.Acme, closed: true) with { Participants = [new TicketParticipant(host.Ben.Id, ParticipantRight.Reply)] };
        await host.ChangedAsync(old);
        await host.ChangedAsync(host.Ticket(2, company: TicketQueryHost.Acme) with { FollowUpOf = old.Id });

        foreach (var caller in new[] { host.Session(host.Ada), host.Session(host.Ben, TicketQueryHost.Acme) })
        {
            Links(await host.GetAsync(caller, "/api/tickets/1")).ShouldBe([("followedUpBy", 2, "Ticket 2")]);
            Links(await host.GetAsync(caller, "/api/tickets/2")).ShouldBe([("followUpOf", 1, "Ticket 1")]);
        }

        // Takes part in the old one alone.
        Links(await host.GetAsync(host.Session(host.Ben), "/api/tickets/1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_portal_hides_is_not_in_links_either()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        var old = host.Ticket(1, closed: true);
        await host.ChangedAsync(old);
        await host.ChangedAsync(host.Ticket(2) with { FollowUpOf = old.Id });

        await host.PropertiesAsync([], property => property.Name == StandardProperties.Subject ? property with { Visibility = PortalVisibility.Hidden } : property);
        Links(await host.GetAsync(host.Session(host.Ada), "/api/tickets/2")).ShouldBe([("followUpOf", 1, "")]);
        await host.SettingsAsync(portal => portal with { TicketFilter = TicketQueryHost.Only(StandardProperties.Status, FilterOperator.Equal, "open") });
        Links(await host.GetAsync(host.Session(host.Ada), "/api/tickets/2")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ClosedReply.Reopen, true, 7)]
    [InlineData(ClosedReply.Refuse, true, null)]
    [InlineData(ClosedReply.Reopen, false, null)]
    public async Task A_page_says_until_when_a_reply_reopens(ClosedReply reply, bool closed, int? days)
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.SettingsAsync(portal => portal with { NewTicketAfterDays = 7, ClosedReply = reply });
        var ticket = host.Ticket(1, closed: closed);
        await host.ChangedAsync(ticket with { ClosedAt = closed ? ticket.CreatedAt : null });

        var until = (await host.GetAsync(host.Session(host.Ada), "/api/tickets/1")).GetProperty("reopensUntil");
        (until.ValueKind == JsonValueKind.Null ? (DateTimeOffset?)null : until.GetDateTimeOffset()).ShouldBe(days is { } after ? ticket.CreatedAt.AddDays(after) : null);
    }

    private static List<(string?, long, string?)> Links(JsonElement ticket) =>
        [.. ticket.GetProperty("links").EnumerateArray().Select(link => (link.GetProperty("relation").GetString(), link.GetProperty("number").GetInt64(), link.GetProperty("subject").GetString()))];
}
