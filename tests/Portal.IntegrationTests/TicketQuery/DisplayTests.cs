using System.Net;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Tickets look as the portal's settings say, in list, detail and export alike (P22 to P25, W11, W28).</summary>
public sealed class DisplayTests
{
    private static readonly PropertyDefinition Region = Define("region", PropertyType.MultiSelect, ("eu", "Europe"), ("us", "America"));
    private static readonly PropertyDefinition Seats = Define("seats", PropertyType.Number);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Columns_show_custom_properties_by_their_labels_in_list_and_export(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        await host.PropertiesAsync([Region, Seats]);
        await host.PostedAsync(Custom(host.Ticket(1, closed: true)), host.Message("It says =SUM(A1)"), TicketChange.Opened);
        await host.SettingsAsync(portal => portal with
        {
            Columns = [new("region", "Where"), new("seats", null), new(StandardProperties.Subject, null), new(StandardProperties.Stage, null), new("gone", null), new(StandardProperties.Content, null), new(StandardProperties.Priority, null)],
        });

        var item = (await host.GetAsync(host.Session(host.Ada), "/api/tickets")).GetProperty("items")[0];
        item.GetProperty("values").ToString().ShouldBe("""{"region":"Europe, America","seats":"-5","hs_pipeline_stage":"Closed","content":"It says =SUM(A1)"}""");
        item.GetProperty("priority").GetString().ShouldBe("HIGH");
        using var client = host.Service.Client(host.Session(host.Ada));
        (await client.GetStringAsync(new Uri("/api/tickets/export.csv", UriKind.Relative))).TrimStart('\uFEFF')
            .ShouldBe("Where,The seats,Subject,Ticket stage,Description,Priority\r\n\"Europe, America\",-5,Ticket 1,Closed,It says =SUM(A1),High\r\n");
    }

    [Fact]
    public async Task A_label_changed_in_the_definitions_shows_at_once()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync([Region]);
        await host.ChangedAsync(Custom(host.Ticket(1)));
        await host.SettingsAsync(portal => portal with { Columns = [new("region", null)] });
        var session = host.Session(host.Ada);
        (await ValueAsync()).ShouldBe("Europe, America");

        await host.PropertiesAsync([Region with { Options = [new("eu", "Old world"), new("us", "New world")] }]);

        (await ValueAsync()).ShouldBe("Old world, New world");

        async Task<string?> ValueAsync() => (await host.GetAsync(session, "/api/tickets")).GetProperty("items")[0].GetProperty("values").GetProperty("region").GetString();
    }

    [Theory]
    [InlineData(OwnerNameMode.FirstName, null, "Amy")]
    [InlineData(OwnerNameMode.FullName, null, "Amy Brennan")]
    [InlineData(OwnerNameMode.LastName, null, "Brennan")]
    [InlineData(OwnerNameMode.Alias, "Team Nord", "Team Nord")]
    public async Task Owners_and_authors_have_the_name_the_settings_say_on_every_way(OwnerNameMode mode, string? alias, string expected)
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.PostedAsync(host.Ticket(1, owner: Amy), host.Message("Hi", new MessageAuthor(AuthorKind.Agent, Amy.Id, Amy.FirstName, Amy.LastName)));
        await host.SettingsAsync(portal => portal with { OwnerName = new OwnerName(mode, alias) });
        var session = host.Session(host.Ada);

        var list = await host.GetAsync(session, "/api/tickets");
        var detail = await host.GetAsync(session, "/api/tickets/1");
        var messages = await host.GetAsync(session, "/api/tickets/1/messages");
        using var client = host.Service.Client(session);
        var export = await client.GetStringAsync(new Uri("/api/tickets/export.csv", UriKind.Relative));

        list.GetProperty("items")[0].GetProperty("owner").GetProperty("name").GetString().ShouldBe(expected);
        detail.GetProperty("owner").GetProperty("name").GetString().ShouldBe(expected);
        detail.GetProperty("thread").GetProperty("messages")[0].GetProperty("author").GetProperty("name").GetString().ShouldBe(expected);
        messages.GetProperty("items")[0].GetProperty("author").GetProperty("name").GetString().ShouldBe(expected);
        export.ShouldContain($",{expected},");
        foreach (var secret in new[] { "Amy", "Brennan", "amy@desk.test" }.Where(part => !expected.Contains(part, StringComparison.Ordinal)))
        {
            (list.ToString() + detail + messages + export).ShouldNotContain(secret);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Stages_show_by_todays_name_where_the_portal_shows_them(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var ticket = host.Ticket(1);
        await host.ChangedAsync(ticket);
        var session = host.Session(host.Ada);
        (await LabelsAsync()).ShouldBe("Open - Open");

        await host.SettingsAsync(portal => portal with { ShowStages = true });
        (await LabelsAsync()).ShouldBe("In review In review In review");

        await host.Service.PublishAsync(new PipelinesChanged(host.PortalId, 1, [new(ticket.PipelineId, "Support", true, [ticket.Stage with { Label = "With the experts" }, new(Guid.CreateVersion7(), "Done", true)], ClosedReply.Refuse, CustomersMayClose: false)], DateTimeOffset.UtcNow));
        (await LabelsAsync()).ShouldBe("With the experts With the experts With the experts");
        (await host.GetAsync(session, "/api/tickets/1")).GetProperty("canClose").GetBoolean().ShouldBeFalse();

        async Task<string> LabelsAsync()
        {
            var list = await host.GetAsync(session, "/api/tickets");
            var detail = await host.GetAsync(session, "/api/tickets/1");
            using var client = host.Service.Client(session);
            var export = await client.GetStringAsync(new Uri("/api/tickets/export.csv", UriKind.Relative));
            return $"{list.GetProperty("items")[0].GetProperty("status").GetProperty("label")} {detail.GetProperty("stage").GetString() ?? "-"} {export.TrimEnd().Split(',')[^1]}";
        }
    }

    [Fact]
    public async Task What_is_hidden_never_leaves()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        string[] hidden = ["seats", StandardProperties.Priority, StandardProperties.Owner, StandardProperties.RequestedBy, StandardProperties.Subject];
        await host.PropertiesAsync([Region, Seats], property => hidden.Contains(property.Name, StringComparer.Ordinal) ? property with { Visibility = PortalVisibility.Hidden } : property);
        await host.ChangedAsync(Custom(host.Ticket(1, subject: "Top secret", owner: Amy)));
        await host.SettingsAsync(portal => portal with { Columns = [.. hidden.Append("region").Select(name => new TicketColumn(name, null))] });
        var session = host.Session(host.Ada);

        var detail = await host.GetAsync(session, "/api/tickets/1");
        var list = await host.GetAsync(session, "/api/tickets");
        using var client = host.Service.Client(session);
        var export = await client.GetStringAsync(new Uri("/api/tickets/export.csv", UriKind.Relative));

        foreach (var answer in new[] { detail.ToString(), list.ToString(), export })
        {
            answer.ShouldContain("Europe");
            foreach (var secret in new[] { "Top secret", "-5", "HIGH", "Amy", "Lovell" })
            {
                answer.ShouldNotContain(secret);
            }
        }
    }

    [Fact]
    public async Task Stages_that_are_hidden_show_no_names_and_hidden_values_order_nothing()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync([], property => property.Name is StandardProperties.Stage or StandardProperties.Subject ? property with { Visibility = PortalVisibility.Hidden } : property);
        await host.ChangedAsync(host.Ticket(1));
        await host.SettingsAsync(portal => portal with { ShowStages = true });
        var session = host.Session(host.Ada);

        (await host.GetAsync(session, "/api/tickets")).ToString().ShouldNotContain("In review");
        (await host.GetAsync(session, "/api/tickets/1")).ToString().ShouldNotContain("In review");
        (await host.StatusAsync(session, "/api/tickets?sort=subject")).ShouldBe(HttpStatusCode.BadRequest);
        (await host.StatusAsync(session, "/api/tickets/export.csv?sort=-subject")).ShouldBe(HttpStatusCode.BadRequest);
        (await host.StatusAsync(session, "/api/tickets?sort=created")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Search_finds_nothing_by_a_hidden_subject(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        await host.PostedAsync(host.Ticket(17, subject: "Top secret Gerät"), host.Message("The pump is loud"), TicketChange.Opened);
        await host.PostedAsync(host.Ticket(18, subject: "Ordinary"), host.Message("It is no secret: 50 % of 2027", files: "pump.pdf"), TicketChange.Opened);
        var session = host.Session(host.Ada);
        (await host.NumbersAsync(session, "?q=secret")).ShouldBe([18, 17]);

        await host.PropertiesAsync([], property => property.Name == StandardProperties.Subject ? property with { Visibility = PortalVisibility.Hidden } : property);

        (await host.NumbersAsync(session, "?q=secret")).ShouldBe([18]);
        (await host.NumbersAsync(session, "?q=gerat")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?q=pump+top")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?q=pu")).ShouldBe([18, 17]);
        (await host.NumbersAsync(session, "?q=pump+17")).ShouldBe([17]);
        (await host.NumbersAsync(session, "?q=%23PDF+50")).ShouldBe([18]);
        using var client = host.Service.Client(session);
        (await client.GetStringAsync(new Uri("/api/tickets/export.csv?q=top", UriKind.Relative))).TrimEnd().Split('\n').Length.ShouldBe(1, "the heading alone");

        await host.PropertiesAsync([]);
        (await host.NumbersAsync(session, "?q=secret")).ShouldBe([18, 17]);
    }

    [Fact]
    public async Task A_ticket_lists_its_visible_properties()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync([Region, Seats with { Visibility = PortalVisibility.Hidden }]);
        await host.ChangedAsync(Custom(host.Ticket(1)));

        (await host.GetAsync(host.Session(host.Ada), "/api/tickets/1")).GetProperty("properties").ToString()
            .ShouldBe("""[{"name":"region","label":"The region","group":"Custom","type":"multiSelect","value":"Europe, America"}]""");
    }

    private static TicketSnapshot Custom(TicketSnapshot ticket) =>
        ticket with { Properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = "eu;us", ["seats"] = "-5" } };
}
