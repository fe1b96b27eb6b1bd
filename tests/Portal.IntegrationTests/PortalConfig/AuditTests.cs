using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class AuditTests
{
    private const string Path = "/api/settings/audit";
    private const string Verify = "/api/operations/audit/verify";

    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_any_service_says_was_done_is_in_the_log_once(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        var deed = Deed(1, "pipeline.changed", "Sales") with { Before = JsonSerializer.SerializeToElement(new { name = "Sale" }) };
        var id = MassTransit.NewId.NextGuid();
        await host.PublishAsync(deed, id);
        await host.PublishAsync(deed, id);
        await host.PublishAsync(deed);

        var items = await ItemsAsync(host, "");
        var item = items.ShouldHaveSingleItem();
        item["sequence"]!.GetValue<long>().ShouldBe(1);
        item["at"]!.GetValue<DateTimeOffset>().ShouldBe(deed.At);
        item["actor"]!.ToJsonString().ShouldBe($$"""{"kind":"staff","id":"{{DemoIds.Amy}}","name":"Amy Brennan"}""");
        item["address"]!.GetValue<string>().ShouldBe("10.0.0.7");
        item["target"]!.ToJsonString().ShouldBe("""{"kind":"pipeline","id":"p1","name":"Sales"}""");
        item["before"]!.ToJsonString().ShouldBe("""{"name":"Sale"}""");
        item["after"].ShouldBeNull();
        item["hash"]!.GetValue<string>().Length.ShouldBe(64);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_change_here_is_recorded_with_who_and_from_where(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records));
        admin.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        await admin.SendAsync("POST", "/api/settings/properties", new { record = "ticket", label = "Colour", type = "text" }, HttpStatusCode.Created);
        var items = await Wait.ForAsync(() => ItemsAsync(host, "?action=property.created"), found => found.Count == 1, "the line");
        (items[0]["address"]!.GetValue<string>(), items[0]["actor"]!["name"]!.GetValue<string>(), items[0]["after"]!["name"]!.GetValue<string>())
            .ShouldBe(("192.0.2.7", "Amy Brennan", "colour"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Filters_find_lines_by_who_what_when_and_words(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        await host.PublishAsync(Deed(1, "role.created", "Lead"));
        await host.PublishAsync(Deed(2, "role.changed", "100% _Lead_") with { Actor = new AuditActor("staff", DemoIds.Raj, "Raj Mehta") });
        await host.PublishAsync(Deed(3, "property.created", "Colour") with { After = JsonSerializer.SerializeToElement(new { label = "Fahrzeugfarbe" }), Address = "192.0.2.9" });

        (await FoundAsync(host, "")).ShouldBe([3, 2, 1]);
        (await FoundAsync(host, "?action=role")).ShouldBe([2, 1]);
        (await FoundAsync(host, "?action=role.created")).ShouldBe([1]);
        (await FoundAsync(host, $"?actor={DemoIds.Raj}")).ShouldBe([2]);
        (await FoundAsync(host, "?actor=brennan")).ShouldBe([3, 1]);
        (await FoundAsync(host, "?q=fahrzeugFARBE")).ShouldBe([3]);
        (await FoundAsync(host, "?q=192.0.2.9%20amy")).ShouldBe([3]);
        (await FoundAsync(host, "?q=100%25")).ShouldBe([2]);
        (await FoundAsync(host, "?q=_lead_")).ShouldBe([2]);
        (await FoundAsync(host, "?q=nothing")).ShouldBeEmpty();
        (await FoundAsync(host, "?from=2026-11-23&to=2026-11-24")).ShouldBe([2, 1]);
        (await FoundAsync(host, "?from=2026-11-24T09:00:00Z")).ShouldBe([3, 2]);
        (await FoundAsync(host, "?to=2026-11-22")).ShouldBeEmpty();
        using var auditor = host.Client(PortalConfigHost.With(Permissions.Audit));
        (await auditor.SendAsync("GET", Path + "?from=yesterday", null, HttpStatusCode.BadRequest))["errors"]!["from"].ShouldNotBeNull();
        (await auditor.SendAsync("GET", Path + "?cursor=x&limit=5", null, HttpStatusCode.BadRequest))["errors"]!["cursor"].ShouldNotBeNull();
        (await auditor.SendAsync("GET", Path + "?limit=101", null, HttpStatusCode.BadRequest))["errors"]!["limit"].ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Pages_follow_each_other_without_repeats(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        await Task.WhenAll(Enumerable.Range(1, 7).Select(number => host.PublishAsync(Deed(number, "role.created", $"R{number}"))));
        using var auditor = host.Client(PortalConfigHost.With(Permissions.Audit));
        var (seen, cursor) = (new List<long>(), "");
        do
        {
            var page = await auditor.SendAsync("GET", $"{Path}?limit=3&cursor={cursor}", null, HttpStatusCode.OK);
            page["total"]!.GetValue<int>().ShouldBe(7);
            seen.AddRange(page["items"]!.AsArray().Select(item => item!["sequence"]!.GetValue<long>()));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);

        seen.ShouldBe([7, 6, 5, 4, 3, 2, 1]);
        (await VerifyAsync(host)).ShouldBe((7, true, null));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_export_has_every_line_and_no_formulas(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        await host.PublishAsync(Deed(1, "role.created", "=HYPERLINK(\"http://evil.test\")"));
        await host.PublishAsync(Deed(2, "role.deleted", "Line\nbreak, \"quoted\""));
        using var auditor = host.Client(PortalConfigHost.With(Permissions.Audit));
        using var answer = await auditor.GetAsync(Path + "/export.csv?action=role", Ct);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldStartWith("audit-");
        var csv = await answer.Content.ReadAsStringAsync(Ct);
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        csv.ShouldContain(",\"'=HYPERLINK(\"\"http://evil.test\"\")\",");
        csv.ShouldContain("Line break, \"\"quoted\"\"");
        csv.ShouldContain("2,2026-11-24T09:00:00.000000Z,staff," + DemoIds.Amy);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_database_refuses_to_change_or_remove_lines(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        await host.PublishAsync(Deed(1, "role.created", "Lead"));
        string[] attempts = provider == DatabaseProvider.Sqlite
            ? [Change, Remove, """INSERT OR REPLACE INTO "AuditEntries" SELECT * FROM "AuditEntries" """]
            : [Change, Remove, """TRUNCATE "AuditEntries" """];
        foreach (var sql in attempts)
        {
            (await Should.ThrowAsync<System.Data.Common.DbException>(() => ExecuteAsync(host, sql))).Message.ShouldContain("append-only");
        }

        (await VerifyAsync(host)).ShouldBe((1, true, null));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_tampers_all_the_same_is_found_out_at_the_first_line_touched(DatabaseProvider provider)
    {
        foreach (var (sql, broken) in new[]
        {
            ("""UPDATE "AuditEntries" SET "ActorName" = 'Somebody else' WHERE "Sequence" = 3""", 3),
            ("""UPDATE "AuditEntries" SET "After" = '{"name":"x"}' WHERE "Sequence" = 1""", 1),
            ("""DELETE FROM "AuditEntries" WHERE "Sequence" = 2""", 2),
            ("""DELETE FROM "AuditEntries" WHERE "Sequence" >= 4""", 4),
            ("""DELETE FROM "AuditEntries" """, 1),
            ("""UPDATE "AuditEntries" SET "Sequence" = 9 WHERE "Sequence" = 5""", 5),
        })
        {
            await using var host = await PortalConfigHost.StartAsync(provider);
            foreach (var number in Enumerable.Range(1, 5))
            {
                await host.PublishAsync(Deed(number, "role.created", $"R{number}"));
            }

            (await VerifyAsync(host)).ShouldBe((5, true, null));
            await DropGuardsAsync(host, provider);
            await ExecuteAsync(host, sql);
            var (_, ok, firstBroken) = await VerifyAsync(host);
            (ok, firstBroken).ShouldBe((false, broken), sql);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Each_portal_has_a_log_of_its_own(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        var other = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(1, 6).Select(number =>
            host.PublishAsync(Deed(number, "role.created", $"R{number}") with { PortalId = number % 2 == 0 ? DemoIds.Portal : other })));
        (await FoundAsync(host, "")).ShouldBe([3, 2, 1]);
        (await VerifyAsync(host)).ShouldBe((3, true, null));
        using var stranger = host.Client(Callers.Staff(other, "admin"));
        (await stranger.SendAsync("GET", Path, null, HttpStatusCode.OK))["items"]!.AsArray().Count.ShouldBe(3);
    }

    private const string Change = """UPDATE "AuditEntries" SET "Action" = 'role.deleted' """;
    private const string Remove = """DELETE FROM "AuditEntries" """;

    private static AuditRecorded Deed(int number, string action, string name) => new(
        Guid.CreateVersion7(),
        DemoIds.Portal,
        Start.AddDays(number),
        new AuditActor("staff", DemoIds.Amy, "Amy Brennan"),
        "10.0.0.7",
        action,
        new AuditTarget(action.Split('.')[0], $"p{number}", name),
        null,
        null);

    private static async Task<List<JsonObject>> ItemsAsync(ServiceHost host, string query)
    {
        using var auditor = host.Client(PortalConfigHost.With(Permissions.Audit));
        return (await auditor.SendAsync("GET", Path + query, null, HttpStatusCode.OK))["items"]!.AsArray().Select(item => item!.AsObject()).ToList();
    }

    private static async Task<IEnumerable<long>> FoundAsync(ServiceHost host, string query) =>
        (await ItemsAsync(host, query)).Select(item => item["sequence"]!.GetValue<long>());

    private static async Task<(long Entries, bool Ok, long? FirstBroken)> VerifyAsync(ServiceHost host)
    {
        using var operators = host.Client(PortalConfigHost.With(Permissions.Operations));
        var answer = await operators.SendAsync("GET", Verify, null, HttpStatusCode.OK);
        return (answer["entries"]!.GetValue<long>(), answer["ok"]!.GetValue<bool>(), answer["firstBroken"]?.GetValue<long>());
    }

    private static async Task DropGuardsAsync(ServiceHost host, DatabaseProvider provider)
    {
        await ExecuteAsync(host, provider == DatabaseProvider.Sqlite
            ? """DROP TRIGGER "AuditEntries_append_only"; DROP TRIGGER "AuditEntries_no_delete";"""
            : """ALTER TABLE "AuditEntries" DISABLE TRIGGER USER;""");
    }

    private static async Task ExecuteAsync(ServiceHost host, string sql)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var connection = scope.ServiceProvider.GetRequiredService<PortalConfigDb>().Database.GetDbConnection();
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Ct);
    }
}
