using System.Text.Json;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>What customers are told of what was done to their tickets, what they may change, and who acts next.</summary>
public sealed class HistoryTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task History_names_stages_and_staff_as_the_portal_shows_them(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var ticket = host.Ticket(1) with { NextStep = NextStep.Customer };
        TicketActivity[] lines =
        [
            Line(TicketActivityKind.Stage, null, "New", "In review", Amy, 1),
            Line(TicketActivityKind.Closed, null, "In review", "Done", Amy, 2),
            Line(TicketActivityKind.Reopened, null, "Done", "In review", new MessageAuthor(AuthorKind.Contact, host.Ada.Id, "Ada", "Lovell"), 3),
        ];
        await host.Service.PublishAsync(new TicketChanged(ticket, TicketChange.Changed) { Activities = lines });
        await host.Service.PublishAsync(new TicketChanged(ticket, TicketChange.Changed) { Activities = lines });
        var session = host.Session(host.Ada);

        await host.SettingsAsync(portal => portal with { ShowStages = false, OwnerName = new OwnerName(OwnerNameMode.Alias, "The tent doctors") });
        var plain = await host.GetAsync(session, "/api/tickets/1");
        History(plain).ShouldBe(["closed - - The tent doctors", "reopened - - Ada Lovell"]);
        plain.ToString().ShouldNotContain("Amy");
        plain.ToString().ShouldNotContain("In review");
        plain.GetProperty("nextStep").GetString().ShouldBe("customer");

        await host.SettingsAsync(portal => portal with { ShowStages = true });
        History(await host.GetAsync(session, "/api/tickets/1")).ShouldBe(["stage New In review Amy", "closed In review Done Amy", "reopened Done In review Ada Lovell"]);
    }

    [Fact]
    public async Task Changes_of_what_customers_may_not_see_are_not_told()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync([TicketQueryHost.Define("color", PropertyType.Text), TicketQueryHost.Define("margin", PropertyType.Number) with { Visibility = PortalVisibility.Hidden }]);
        await host.Service.PublishAsync(new TicketChanged(host.Ticket(1), TicketChange.Changed)
        {
            Activities =
            [
                Line(TicketActivityKind.Property, "color", null, "red", Amy, 1),
                Line(TicketActivityKind.Property, "margin", null, "nobody-may-know", Amy, 2),
                Line(TicketActivityKind.Property, "gone", null, "nobody-may-know", Amy, 3),
            ],
        });

        var detail = await host.GetAsync(host.Session(host.Ada), "/api/tickets/1");

        History(detail).ShouldBe(["property - red Amy"]);
        detail.GetProperty("history")[0].GetProperty("label").GetString().ShouldBe("The color");
        detail.ToString().ShouldNotContain("nobody-may-know");
    }

    [Fact]
    public async Task What_may_be_changed_comes_with_its_stored_value_and_a_tag_even_without_a_value()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync(
            [TicketQueryHost.Define("color", PropertyType.Select, ("red", "Fire red")) with { Visibility = PortalVisibility.Edit }, TicketQueryHost.Define("size", PropertyType.Number)],
            property => property.Standard ? property with { Visibility = PortalVisibility.Edit } : property);
        await host.ChangedAsync(host.Ticket(1));
        await host.ChangedAsync(host.Ticket(2, closed: true));
        await host.SettingsAsync(portal => portal with { ClosedReply = ClosedReply.Refuse });
        var session = host.Session(host.Ada);

        var edits = (await host.GetAsync(session, "/api/tickets/1")).GetProperty("edits").EnumerateArray().ToList();
        edits.ConvertAll(edit => (edit.GetProperty("name").GetString(), edit.GetProperty("value").GetString())).ShouldBe(
            [(StandardProperties.Subject, "Ticket 1"), (StandardProperties.Priority, "HIGH"), (StandardProperties.Category, "PRODUCT_ISSUE"), ("color", "")]);
        edits[3].GetProperty("tag").GetString().ShouldBe(CustomerEdits.TagOf(""));
        (await host.GetAsync(session, "/api/tickets/2")).GetProperty("edits").GetArrayLength().ShouldBe(0);
    }

    private static MessageAuthor Amy => new(AuthorKind.Agent, TicketQueryHost.Amy.Id, "Amy", "Brennan");

    private static TicketActivity Line(TicketActivityKind kind, string? property, string? from, string? to, MessageAuthor author, int minute) =>
        new(Guid.CreateVersion7(), kind, property, from, to, author, At.AddMinutes(minute));

    private static List<string> History(JsonElement detail) => [.. detail.GetProperty("history").EnumerateArray().Select(line =>
        $"{line.GetProperty("kind").GetString()} {line.GetProperty("from").GetString() ?? "-"} {line.GetProperty("to").GetString() ?? "-"} {line.GetProperty("author").GetProperty("name").GetString()}")];
}
