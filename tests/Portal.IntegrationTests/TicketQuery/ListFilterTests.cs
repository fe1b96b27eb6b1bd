using System.Net;
using Portal.Contracts.Identities;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>What customers narrow their lists by (P44, W12).</summary>
public sealed class ListFilterTests
{
    private static readonly PropertyDefinition[] Custom =
    [
        Define("seats", PropertyType.Number),
        Define("due", PropertyType.Date),
        Define("seen_at", PropertyType.DateTime),
        Define("topics", PropertyType.MultiSelect, ("a", "A"), ("b,c", "B and C")),
        Define("urgent", PropertyType.Checkbox),
        Define("order_no", PropertyType.Text),
        Define("status", PropertyType.Select, ("new", "New"), ("old", "Old")),
        Define("papers", PropertyType.File),
        Define("secret", PropertyType.Text) with { Visibility = PortalVisibility.Hidden },
    ];

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Every_kind_of_property_narrows_list_total_and_export_alike(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        await host.PropertiesAsync(Custom);
        await host.ChangedAsync(With(host.Ticket(1) with { Priority = "LOW" }, ("seats", "5"), ("due", "2026-03-01"), ("seen_at", "2026-03-01T22:30:00Z"), ("topics", "a"), ("urgent", "true"), ("order_no", "PO-1042 rush"), ("status", "new")));
        await host.ChangedAsync(With(host.Ticket(2) with { Priority = "HIGH" }, ("seats", "12.5"), ("due", "2026-03-31"), ("seen_at", "2026-03-02T08:00:00Z"), ("topics", "a;b,c"), ("urgent", "false"), ("order_no", "PO-2000"), ("status", "old")));
        await host.ChangedAsync(host.Ticket(3) with { Priority = null, CreatedAt = new DateTimeOffset(2026, 5, 1, 22, 30, 0, 500, TimeSpan.Zero), LastActivityAt = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero) });
        var session = host.Session(host.Ada);
        using var client = host.Service.Client(session);

        foreach (var (query, expected) in new (string, long[])[]
        {
            ("hs_ticket_priority=HIGH,LOW", [2, 1]), ("hs_ticket_priority=HIGH", [2]), ("hs_ticket_priority=LOW&hs_ticket_priority=HIGH", [2, 1]), ("hs_ticket_priority=", [3, 2, 1]),
            ("seats=5", [1]), ("seats=5..12.5", [2, 1]), ("seats=6..", [2]), ("seats=..6", [1]), ("seats=-3..5", [1]), ("number=2..", [3, 2]),
            ("due=2026-03-01", [1]), ("due=2026-03-02..2026-04-01", [2]), ("due=..2026-03-01", [1]),
            ("seen_at=2026-03-01", [1]), ("seen_at=2026-03-02", [2]), ("seen_at=2026-03-02&zone=Europe/Amsterdam", [2]), ("seen_at=2026-03-02&zone=Asia/Tokyo", [2, 1]), ("seen_at=2026-03-01T22:30:00Z..2026-03-02T07:59:59Z", [1]),
            ("created=2026-05-01", [3]), ("created=2026-05-02&zone=Europe/Amsterdam", [3]), ("created=2026-05-01&zone=Europe/Amsterdam", []), ("created=2026-05-02..", [2, 1]), ("created=..2026-05-01T22:30:00Z", [3]),
            ("lastActivity=2026-12-01..", [3]), ("lastActivity=..2026-11-30", [2, 1]),
            ("topics=a", [2, 1]), ("topics=b%5C,c", [2]), ("urgent=true", [1]), ("order_no=1042", [1]), ("order_no=po*", [2, 1]), ("order_no=rush,%201042", []),
            (".status=new", [1]), ("subject=ticket", [3, 2, 1]), ("requested_by=lovell", [3, 2, 1]), ("seats=5&urgent=true&status=open&q=ticket", [1]), ("seats=5&urgent=false", []),
        })
        {
            var page = await host.GetAsync(session, $"/api/tickets?limit=1&{query}");
            page.GetProperty("total").GetInt32().ShouldBe(expected.Length, query);
            (await host.NumbersAsync(session, "?" + query)).ShouldBe(expected, query);
            var csv = await client.GetStringAsync(new Uri($"/api/tickets/export.csv?{query}", UriKind.Relative));
            csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(expected.Length + 1, query);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Stages_pipelines_and_owners_are_found_by_the_names_that_are_shown_and_by_no_others(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var review = new StageRef(Guid.CreateVersion7(), "In review, twice", false);
        var support = Guid.CreateVersion7();
        await host.Service.PublishAsync(new PipelinesChanged(host.PortalId, 1, [new PipelineSnapshot(support, "Support", true, [review, new StageRef(Guid.CreateVersion7(), "Done", true)], null, null)], DateTimeOffset.UnixEpoch));
        var raj = new PersonRef(Guid.CreateVersion7(), "Raj", "Iyer", "raj@desk.test");
        await host.Service.PublishAsync(new StaffChanged(new StaffSnapshot(Amy.Id, 1, "amy@desk.test", "Amy", "Brennan", [], DateTimeOffset.UnixEpoch)));
        await host.ChangedAsync(host.Ticket(1, owner: Amy) with { PipelineId = support, Stage = review });
        await host.ChangedAsync(host.Ticket(2, owner: raj));
        await host.ChangedAsync(host.Ticket(3));
        var session = host.Session(host.Ada);

        (await host.NumbersAsync(session, "?owner=Amy")).ShouldBe([1]);
        (await host.NumbersAsync(session, "?owner=Raj,Amy")).ShouldBe([2, 1]);
        foreach (var hidden in new[] { "Brennan", "Amy%20Brennan", "Iyer", Amy.Id.ToString(), "amy@desk.test" })
        {
            (await host.NumbersAsync(session, "?owner=" + hidden)).ShouldBeEmpty(hidden);
            (await host.NumbersAsync(session, "?hubspot_owner_id=" + hidden)).ShouldBeEmpty(hidden);
        }

        (await host.StatusAsync(session, "/api/tickets?stage=Done")).ShouldBe(HttpStatusCode.BadRequest);
        (await host.StatusAsync(session, $"/api/tickets?hs_pipeline_stage={review.Id}")).ShouldBe(HttpStatusCode.BadRequest);
        await host.SettingsAsync(portal => portal with { ShowStages = true, OwnerName = new OwnerName(OwnerNameMode.FullName, null) });
        (await host.NumbersAsync(session, "?stage=In%20review%5C,%20twice")).ShouldBe([1]);
        (await host.NumbersAsync(session, "?stage=In%20review")).ShouldBe([3, 2]);
        (await host.NumbersAsync(session, $"?stage={review.Id}")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?pipeline=Support")).ShouldBe([1]);
        (await host.NumbersAsync(session, "?owner=Amy")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?owner=Amy%20Brennan,Raj%20Iyer")).ShouldBe([2, 1]);
        await host.SettingsAsync(portal => portal with { OwnerName = new OwnerName(OwnerNameMode.Alias, "The team") });
        (await host.NumbersAsync(session, "?owner=Amy,Brennan")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?owner=The%20team")).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task What_the_portal_hides_is_no_parameter_no_order_and_no_column()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync(Custom, property => property.Name == StandardProperties.Owner ? property with { Visibility = PortalVisibility.Hidden } : property);
        await host.ChangedAsync(With(host.Ticket(1, owner: Amy), ("secret", "x")));
        var session = host.Session(host.Ada);
        foreach (var (hidden, unknown) in new[] { ("secret", "nonsense"), ("owner", "someone"), ("hubspot_owner_id", "someone") })
        {
            (await ProblemAsync(host, session, $"{hidden}=x")).ShouldBe((await ProblemAsync(host, session, $"{unknown}=x")).Replace(unknown, hidden, StringComparison.Ordinal));
            (await ProblemAsync(host, session, $"sort={hidden}")).ShouldBe(await ProblemAsync(host, session, $"sort={unknown}"));
            (await ProblemAsync(host, session, $"columns={hidden}")).ShouldBe((await ProblemAsync(host, session, $"columns={unknown}")).Replace(unknown, hidden, StringComparison.Ordinal));
            (await host.StatusAsync(session, $"/api/tickets/export.csv?{hidden}=x")).ShouldBe(HttpStatusCode.BadRequest);
            (await host.StatusAsync(session, $"/api/tickets/export.csv?columns={hidden}")).ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task What_cannot_be_read_is_refused_by_name_and_never_breaks(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        await host.PropertiesAsync(Custom);
        await host.ChangedAsync(host.Ticket(1, owner: Amy));
        await host.ChangedAsync(host.Ticket(2, owner: Amy));
        await host.SettingsAsync(portal => portal with { ShowStages = true });
        var session = host.Session(host.Ada);
        foreach (var (query, field) in new[]
        {
            ("seats=many", "seats"), ("seats=1..2..3", "seats"), ("seats=..", "seats"), ("seats=9..1", "seats"), ("seats=1e99", "seats"), ("seats=NaN", "seats"),
            ("due=tomorrow", "due"), ("due=2026-02-30", "due"), ("due=2026-03-02..2026-03-01", "due"), ("seen_at=0001-01-01", "seen_at"), ("seen_at=9999-12-31", "seen_at"),
            ("created=0001-01-01", "created"), ("created=2026-13-01", "created"), ("created=..", "created"), ("created=2026-03-02..2026-03-01", "created"), ("lastActivity=x", "lastActivity"),
            ("created=2026-01-01&zone=Mars/Base", "zone"), ("zone=../../etc/passwd", "zone"),
            ("hs_ticket_priority=SOON", "hs_ticket_priority"), ("hs_ticket_priority=,", "hs_ticket_priority"), ("urgent=yes", "urgent"), ("topics=a;b", "topics"),
            ("order_no=%21%21", "order_no"), ("order_no=%25_%25", "order_no"), ("papers=x", "papers"), ("content=%00", "content"), ("owner=%00", "owner"), ("stage=a%00b", "stage"), ("stage=,,", "stage"),
            ("owner=" + new string('x', 1001), "owner"), ("stage=" + string.Join(',', Enumerable.Range(0, 51)), "stage"), ("created=2026-01-01&createdate=2026-01-01", "createdate"),
            ("sort=papers", "sort"), ("sort=content", "sort"), ("sort=--created", "sort"), ("sort=-", "sort"), ("sort=%00", "sort"), ("sort=created&sort=number", "sort"),
            ("columns=subject,nothing", "columns"), ("columns=" + string.Join(',', StandardProperties.All.Where(property => property.Record == RecordType.Ticket).Select(property => property.Name)), "columns"),
            ("columns=" + new string('x', 1201), "columns"), ("%00=1", "\\u0000"), ("=1", ""),
            (string.Join('&', Enumerable.Range(0, 21).Select(i => $"p{i:00}=1")), "p20"),
        })
        {
            using var client = host.Service.Client(session);
            using var response = await client.GetAsync(new Uri("/api/tickets?" + query, UriKind.Relative));
            var body = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, query + body);
            body.ShouldContain($"\"{field}\":[\"", customMessage: query);
        }

        foreach (var odd in new[] { "owner=%F0%9F%98%80", "stage=%27%22;--", "order_no=%ED%A0%80x", "owner=%FF%FE", "stage=%5C", "q=%00", "q=%ED%A0%80" })
        {
            (await host.NumbersAsync(session, "?" + odd)).ShouldBeEmpty(odd);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Any_shown_property_sorts_and_pages_hold_every_ticket_once(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        await host.PropertiesAsync(Custom);
        string?[] priorities = ["URGENT", null, "LOW", "HIGH"];
        var zoe = new PersonRef(Guid.CreateVersion7(), "Zoe", "Adams", "zoe@desk.test");
        foreach (var i in Enumerable.Range(0, 14))
        {
            await host.ChangedAsync(With(
                host.Ticket(i + 1, i % 3 == 0 ? host.Ben : host.Ada, i % 5 == 0 ? null : Acme, closed: i % 2 == 0, owner: (i % 3) switch { 0 => null, 1 => zoe, _ => Amy }) with { Priority = priorities[i % 4] },
                ("seats", i % 4 == 3 ? "" : $"{-i % 4 * 2.5m}"), ("order_no", i % 3 == 0 ? "" : $"É{i % 3}"), ("urgent", i % 2 == 0 ? "true" : ""), ("topics", i % 2 == 0 ? "b,c" : "a;b,c")));
        }

        var session = host.Session(host.Ada, Acme);
        foreach (var (sort, key) in new (string, Func<long, IComparable>)[]
        {
            ("hs_ticket_priority", i => priorities[i % 4] switch { null => -1, "LOW" => 0, "HIGH" => 2, _ => 3 }),
            ("seats", i => i % 4 == 3 ? decimal.MinValue : -i % 4 * 2.5m),
            ("order_no", i => i % 3),
            ("urgent", i => i % 2 == 0 ? 1 : 0),
            ("topics", i => i % 2 == 0 ? 1 : 0),
            ("owner", i => (i % 3) switch { 0 => "", 1 => "zoe", _ => "amy" }),
            ("status", i => i % 2 == 0 ? 1 : 0),
            ("requested_by", i => i % 3 == 0 ? "ben" : "ada"),
            ("createdate", i => i),
            ("closed_date", _ => 0),
        })
        {
            var up = await AllAsync(host, session, sort);
            up.Order().ToArray().ShouldBe([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], sort);
            up.Select(number => key(number - 1)).ShouldBeInOrder(SortDirection.Ascending, sort);
            (await AllAsync(host, session, "-" + sort)).ShouldBe(up.Reverse(), sort);
        }
    }

    [Fact]
    public async Task Chosen_columns_come_in_their_order_with_the_administrators_headings()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        await host.PropertiesAsync(Custom);
        await host.SettingsAsync(portal => portal with { Columns = [new TicketColumn(StandardProperties.Subject, "Order")] });
        await host.PostedAsync(With(host.Ticket(1), ("seats", "5")), host.Message("It leaks."), TicketChange.Opened);
        var session = host.Session(host.Ada);

        var item = (await host.GetAsync(session, "/api/tickets?columns=seats,content")).GetProperty("items")[0];
        item.GetProperty("values").ToString().ShouldBe("""{"seats":"5","content":"It leaks."}""");
        using var client = host.Service.Client(session);
        (await client.GetStringAsync(new Uri("/api/tickets/export.csv?columns=seats,subject", UriKind.Relative))).ShouldBe("The seats,Order\r\n5,Ticket 1\r\n");
    }

    private static async Task<long[]> AllAsync(TicketQueryHost host, Caller session, string sort)
    {
        var numbers = new List<long>();
        string? cursor = null;
        do
        {
            var page = await host.GetAsync(session, $"/api/tickets?limit=4&sort={sort}&cursor={cursor}");
            page.GetProperty("sortedAmong").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
            numbers.AddRange(NumbersOf(page));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return [.. numbers];
    }

    private static async Task<string> ProblemAsync(TicketQueryHost host, Caller session, string query)
    {
        using var client = host.Service.Client(session);
        using var response = await client.GetAsync(new Uri("/api/tickets?" + query, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
        return await response.Content.ReadAsStringAsync();
    }

    private static TicketSnapshot With(TicketSnapshot ticket, params (string Name, string Value)[] values) =>
        ticket with { Properties = values.Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal) };
}
