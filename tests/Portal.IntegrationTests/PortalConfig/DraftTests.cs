using System.Net;
using System.Text.Json.Nodes;
using Portal.Contracts.Audit;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class DraftTests
{
    private const string Draft = "/api/settings/draft";

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_draft_shows_nobody_anything_until_it_is_published(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        var (_, none) = await PortalConfigRun.SendAsync(run.Nora, "GET", Draft);
        (none["version"]!.GetValue<long>(), none["changes"]!.AsArray().Count, none["changedBy"]).ShouldBe((0, 0, null));

        var draft = await PortalConfigRun.DraftAsync(run.Nora, 0, new { name = "Contoso", theme = new { primaryColor = "#ffd400" } });

        Fields(draft).ShouldBe(["name", "theme.primaryColor"]);
        draft["changes"]![0]!["from"]!.GetValue<string>().ShouldBe("Northwind Support");
        draft["changedBy"]!.GetValue<string>().ShouldBe("Amy Brennan");
        draft["warnings"]![0]!["field"]!.GetValue<string>().ShouldBe("theme.primaryColor");
        var (_, before) = await PortalConfigRun.SendAsync(run.Omar, "GET", "/api/settings/portal");
        before["name"]!.GetValue<string>().ShouldBe("Northwind Support");

        var (status, published) = await run.PublishAsync(1, "New name");

        status.ShouldBe(HttpStatusCode.OK, published.ToJsonString());
        published["version"]!.GetValue<long>().ShouldBe(2);
        var changed = await run.Host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Version == 2);
        (changed.Portal.Name, changed.Portal.Theme.PrimaryColor).ShouldBe(("Contoso", "#ffd400"));
        (await PortalConfigRun.SendAsync(run.Nora, "GET", Draft)).Body["version"]!.GetValue<long>().ShouldBe(0);
        var entry = await run.Host.Log.WaitForAsync<AuditRecorded>(message => message.Action == "settings.published");
        (entry.Actor.Name, entry.Address).ShouldBe(("Nora Keller", "192.0.2.7"));
        entry.After!.Value.GetProperty("name").GetString().ShouldBe("Contoso");
        run.Host.Log.Of<AuditRecorded>().Select(message => message.Action).ShouldBe(["settings.published"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_administrators_the_later_one_is_told_who_was_first(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        await PortalConfigRun.DraftAsync(run.Omar, 0, new { name = "Omar's" });

        var (status, problem) = await PortalConfigRun.SendAsync(run.Nora, "PATCH", Draft, new { name = "Amy's" }, 0);

        status.ShouldBe(HttpStatusCode.PreconditionFailed);
        problem["detail"]!.GetValue<string>().ShouldStartWith("Omar Haddad changed this at ");
        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", Draft, new { name = "Amy's" })).Status.ShouldBe((HttpStatusCode)428);
        (await PortalConfigRun.SendAsync(run.Nora, "DELETE", Draft, null, 0)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await run.PublishAsync(0)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await PortalConfigRun.DraftAsync(run.Nora, 1, new { name = "Amy's" }))["version"]!.GetValue<long>().ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_changes_at_the_same_moment_none_is_lost_unnoticed(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            PortalConfigRun.SendAsync(number % 2 == 0 ? run.Nora : run.Omar, "PATCH", Draft, new { idleMinutes = 100 + number }, 0)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed).ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_draft_that_others_have_overtaken_keeps_what_they_did(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { name = "Draft", ticketsName = "Cases" });
        (await PortalConfigRun.SendAsync(run.Omar, "PATCH", "/api/settings/portal", new { idleMinutes = 60, name = "Published" })).Status.ShouldBe(HttpStatusCode.OK);

        var (_, stale) = await PortalConfigRun.SendAsync(run.Nora, "GET", Draft);
        stale["stale"]!.GetValue<bool>().ShouldBeTrue();
        stale["conflicts"]!.AsArray().Select(field => field!.GetValue<string>()).ShouldBe(["name"]);
        Fields(stale).ShouldBe(["name", "ticketsName"]);
        (await run.PublishAsync(1)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);

        var (_, rebased) = await PortalConfigRun.SendAsync(run.Nora, "POST", Draft + "/rebase", null, 1);

        (rebased["stale"]!.GetValue<bool>(), rebased["basedOn"]!.GetValue<long>()).ShouldBe((false, 2));
        rebased["settings"]!["idleMinutes"]!.GetValue<int>().ShouldBe(60);
        rebased["settings"]!["name"]!.GetValue<string>().ShouldBe("Draft");
        var (status, published) = await run.PublishAsync(2);
        status.ShouldBe(HttpStatusCode.OK);
        (published["settings"]!["name"]!.GetValue<string>(), published["settings"]!["idleMinutes"]!.GetValue<int>()).ShouldBe(("Draft", 60));
    }

    [Fact]
    public async Task An_overtaken_draft_without_a_collision_is_published_as_it_is()
    {
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite);
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { ticketsName = "Cases" });
        await PortalConfigRun.SendAsync(run.Omar, "PATCH", "/api/settings/portal", new { idleMinutes = 60 });

        var (status, published) = await run.PublishAsync(1);

        status.ShouldBe(HttpStatusCode.OK);
        (published["settings"]!["ticketsName"]!.GetValue<string>(), published["settings"]!["idleMinutes"]!.GetValue<int>()).ShouldBe(("Cases", 60));
    }

    [Fact]
    public async Task Errors_name_their_field_and_change_nothing()
    {
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite);
        var (status, problem) = await PortalConfigRun.SendAsync(run.Nora, "PATCH", Draft, new { name = "New", theme = new { primaryColor = "red", logoId = Guid.NewGuid() } }, 0);
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["theme.primaryColor", "theme.logoId"]);
        (await PortalConfigRun.SendAsync(run.Nora, "GET", Draft)).Body["version"]!.GetValue<long>().ShouldBe(0);
    }

    [Fact]
    public async Task A_discarded_draft_is_gone_and_its_version_never_comes_again()
    {
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite);
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { name = "One" });
        (await PortalConfigRun.SendAsync(run.Nora, "DELETE", Draft, null, 1)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await PortalConfigRun.SendAsync(run.Nora, "GET", Draft)).Body["settings"]!["name"]!.GetValue<string>().ShouldBe("Northwind Support");
        (await PortalConfigRun.DraftAsync(run.Nora, 0, new { name = "Two" }))["version"]!.GetValue<long>().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_draft_without_changes_is_not_published()
    {
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite);
        (await run.PublishAsync(0)).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Any_earlier_version_can_be_restored(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            (await PortalConfigRun.SendAsync(run.Nora, "PATCH", "/api/settings/portal", new { name, on = name != "Two" })).Status.ShouldBe(HttpStatusCode.OK);
        }

        var (_, first) = await PortalConfigRun.SendAsync(run.Omar, "GET", "/api/settings/versions?limit=3");
        first["total"]!.GetValue<int>().ShouldBe(4);
        first["items"]!.AsArray().Select(item => item!["version"]!.GetValue<long>()).ShouldBe([4, 3, 2]);
        Fields(first["items"]![0]!.AsObject()).ShouldBe(["name", "on"]);
        first["items"]![0]!["publishedBy"]!.GetValue<string>().ShouldBe("Amy Brennan");
        var (_, rest) = await PortalConfigRun.SendAsync(run.Omar, "GET", $"/api/settings/versions?limit=3&cursor={first["next"]}");
        rest["items"]!.AsArray().Select(item => item!["version"]!.GetValue<long>()).ShouldBe([1]);
        rest["next"].ShouldBeNull();
        (await PortalConfigRun.SendAsync(run.Omar, "GET", "/api/settings/versions/2")).Body["settings"]!["name"]!.GetValue<string>().ShouldBe("One");
        (await PortalConfigRun.SendAsync(run.Omar, "GET", "/api/settings/versions/9")).Status.ShouldBe(HttpStatusCode.NotFound);

        var (_, draft) = await PortalConfigRun.SendAsync(run.Omar, "POST", "/api/settings/versions/2/restore");

        Fields(draft).ShouldBe(["name"]);
        draft["settings"]!["name"]!.GetValue<string>().ShouldBe("One");
        (await PortalConfigRun.SendAsync(run.Nora, "POST", "/api/settings/versions/1/restore")).Status.ShouldBe((HttpStatusCode)428);
        (await run.PublishAsync(draft["version"]!.GetValue<long>())).Status.ShouldBe(HttpStatusCode.OK);
        await run.Host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Version == 5);
        run.Host.Log.Of<AuditRecorded>().Select(message => message.Action).ShouldBe(
            ["settings.published", "settings.published", "portal.switched-off", "settings.published", "portal.switched-on", "settings.restored", "settings.published"]);
    }

    private static IEnumerable<string> Fields(JsonObject answer) => answer["changes"]!.AsArray().Select(change => change!["field"]!.GetValue<string>());
}
