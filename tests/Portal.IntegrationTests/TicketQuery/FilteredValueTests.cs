using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Filters;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using Portal.TicketQuery.Data;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Filters compare of tickets what is true of them now, whatever came in which order.</summary>
public sealed class FilteredValueTests
{
    [Theory]
    [InlineData(StandardProperties.Number, FilterOperator.GreaterOrEqual, "2")]
    [InlineData(StandardProperties.Subject, FilterOperator.ContainsToken, "publ*")]
    [InlineData(StandardProperties.Content, FilterOperator.ContainsToken, "grosse")]
    [InlineData(StandardProperties.RequestedBy, FilterOperator.Equal, "ben okafor")]
    [InlineData(StandardProperties.CreateDate, FilterOperator.Greater, "2026-11-01T08:01:00Z")]
    [InlineData(StandardProperties.LastActivity, FilterOperator.Between, "2026-11-01T10:00:00Z", "2026-11-01")]
    [InlineData(StandardProperties.CloseDate, FilterOperator.HasProperty)]
    [InlineData(StandardProperties.Status, FilterOperator.Equal, "closed")]
    [InlineData(StandardProperties.Owner, FilterOperator.NotHasProperty)]
    [InlineData(StandardProperties.Priority, FilterOperator.In, "LOW", "URGENT")]
    [InlineData(StandardProperties.Category, FilterOperator.NotEqual, "PRODUCT_ISSUE")]
    public async Task Standard_properties_filter_too(string property, FilterOperator op, params string[] values)
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        var closed = host.Ticket(2, host.Ben, Acme, subject: "Public notice", closed: true) with { Priority = "LOW", Category = null, ClosedAt = DateTimeOffset.UtcNow };
        await host.PostedAsync(host.Ticket(1, host.Ada, Acme, owner: Amy), host.Message("Hello"), TicketChange.Opened);
        await host.PostedAsync(closed, host.Message("Eine große Frage: grosse", minute: 1), TicketChange.Opened);
        await host.PostedAsync(closed with { Version = 2 }, host.Message("grosse Antwort", minute: 2));

        await host.SettingsAsync(portal => portal with { TicketFilter = Only(property, op, values) });

        (await host.NumbersAsync(host.Session(host.Ada, Acme))).ShouldBe([2]);
        (await host.StatusAsync(host.Session(host.Ada, Acme), "/api/tickets/1")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Stages_and_pipelines_filter_by_their_ids()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        var ticket = host.Ticket(1);
        await host.ChangedAsync(ticket);
        await host.ChangedAsync(host.Ticket(2));

        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Stage, FilterOperator.Equal, ticket.Stage.Id.ToString()) });
        (await host.NumbersAsync(host.Session(host.Ada))).ShouldBe([1]);
        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Pipeline, FilterOperator.NotEqual, ticket.PipelineId.ToString()) });
        (await host.NumbersAsync(host.Session(host.Ada))).ShouldBe([2]);
    }

    [Fact]
    public async Task The_description_is_the_earliest_message_in_whatever_order_they_come()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        var session = host.Session(host.Ada);
        var ticket = host.Ticket(1);
        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Content, FilterOperator.ContainsToken, "pump") });

        await host.ChangedAsync(ticket, TicketChange.Imported);
        (await host.NumbersAsync(session)).ShouldBeEmpty();
        await host.PostedAsync(ticket with { Version = 3 }, host.Message("The pump again", minute: 9));
        (await host.NumbersAsync(session)).ShouldBe([1]);
        await host.PostedAsync(ticket with { Version = 4 }, host.Message("A fan", minute: 10));
        (await host.NumbersAsync(session)).ShouldBe([1]);
        await host.PostedAsync(ticket with { Version = 2 }, host.Message("A valve", minute: 1), TicketChange.Opened);
        (await host.NumbersAsync(session)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task People_are_compared_by_their_names_of_today(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var session = host.Session(host.Ada);
        await NameAsync(1, host.Ada.FirstName, host.Ada.LastName);
        await host.ChangedAsync(host.Ticket(1, owner: Amy));
        await host.Service.PublishAsync(new StaffChanged(new StaffSnapshot(Amy.Id, 1, Amy.Email, "Amy", "Brennan", [], DateTimeOffset.UnixEpoch)));
        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.RequestedBy, FilterOperator.ContainsToken, "king") });
        (await host.NumbersAsync(session)).ShouldBeEmpty();

        await NameAsync(2, "Augusta", "King");
        (await host.NumbersAsync(session)).ShouldBe([1]);

        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Owner, FilterOperator.Equal, "Amy Smith") });
        (await host.NumbersAsync(session)).ShouldBeEmpty();
        await host.Service.PublishAsync(new StaffChanged(new StaffSnapshot(Amy.Id, 2, Amy.Email, "Amy", "Smith", [new(host.PortalId, ["agent"])], DateTimeOffset.UnixEpoch)));
        (await host.NumbersAsync(session)).ShouldBe([1]);

        Task NameAsync(long version, string first, string last) => host.Service.PublishAsync(new ContactChanged(
            new ContactSnapshot(host.Ada.Id, host.PortalId, version, host.Ada.Email, first, last, Acme, null, DateTimeOffset.UnixEpoch)));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_ticket_of_before_values_were_kept_is_hidden_by_any_filter_until_it_is_told_again(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var session = host.Session(host.Ada);
        var ticket = host.Ticket(1);
        await host.PostedAsync(ticket, host.Message("A pump"), TicketChange.Opened);
        await ForgetAsync(host);
        (await host.NumbersAsync(session)).ShouldBe([1]);

        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Content, FilterOperator.NotContainsToken, "fan"), ShowStages = true });
        (await host.NumbersAsync(session)).ShouldBeEmpty();
        (await host.StatusAsync(session, "/api/tickets/1")).ShouldBe(HttpStatusCode.NotFound);

        await host.ChangedAsync(ticket);
        (await host.GetAsync(session, "/api/tickets")).GetProperty("items")[0].GetProperty("status").GetProperty("label").GetString().ShouldBe("In review");
        await host.SettingsAsync(portal => portal with { TicketFilter = Only(StandardProperties.Content, FilterOperator.ContainsToken, "pump") });
        (await host.NumbersAsync(session)).ShouldBe([1]);
    }

    /// <summary>Rows as an older version left them.</summary>
    private static async Task ForgetAsync(TicketQueryHost host)
    {
        await using var scope = host.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        await db.TicketValues.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await db.Tickets.ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Shape, 0).SetProperty(ticket => ticket.StageLabel, ""), TestContext.Current.CancellationToken);
    }
}
