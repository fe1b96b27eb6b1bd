using System.Net;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class CaseTests
{
    private const string Cases = "/api/settings/policy-cases";
    private static readonly object Ben = new { name = "Ben must not see Ada's", contactId = DemoIds.Ben, contactName = "Ben Okafor", ticketNumber = 1001, expect = "doesNotSee" };

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Settings_are_published_only_with_a_verdict_for_every_case(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        var (_, made) = await PortalConfigRun.SendAsync(run.Nora, "POST", Cases, Ben);
        var id = made["id"]!.GetValue<Guid>();
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { ticketScope = "company" });

        foreach (var verdicts in new object?[] { null, Verdict(id, 1, sees: true), Verdict(id, 2, sees: false), Verdict(Guid.NewGuid(), 1, sees: false) })
        {
            (await run.PublishAsync(1, verdicts: verdicts)).Status.ShouldBe(HttpStatusCode.Conflict);
        }

        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", "/api/settings/portal", new { ticketScope = "company" })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", "/api/settings/portal", new { on = false })).Status.ShouldBe(HttpStatusCode.OK);
        (await run.PublishAsync(1, verdicts: Verdict(id, 1, sees: false))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Cases_are_written_changed_and_deleted(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        var (status, made) = await PortalConfigRun.SendAsync(run.Nora, "POST", Cases, Ben);
        status.ShouldBe(HttpStatusCode.Created);
        made["expect"]!.GetValue<string>().ShouldBe("doesNotSee");
        var path = $"{Cases}/{made["id"]}";

        var (_, changed) = await PortalConfigRun.SendAsync(run.Omar, "PUT", path, new { name = "Ben sees Ada's", contactId = DemoIds.Ben, ticketNumber = 1001, expect = "sees" }, 1);

        (changed["version"]!.GetValue<long>(), changed["expect"]!.GetValue<string>()).ShouldBe((2, "sees"));
        (await PortalConfigRun.SendAsync(run.Nora, "PUT", path, Ben, 1)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var (invalid, problem) = await PortalConfigRun.SendAsync(run.Nora, "POST", Cases, new { name = " ", ticketNumber = 0 });
        invalid.ShouldBe(HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["name", "contactId", "ticketNumber", "expect"]);
        (await PortalConfigRun.SendAsync(run.Nora, "DELETE", path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await PortalConfigRun.SendAsync(run.Nora, "DELETE", path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PortalConfigRun.SendAsync(run.Nora, "GET", Cases)).Body["items"]!.AsArray().ShouldBeEmpty();
        await run.Host.Log.WaitForAsync<AuditRecorded>(message => message.Action == "policy-case.deleted");
    }

    [Fact]
    public async Task A_plan_says_which_rules_the_cases_are_held_against()
    {
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite);
        await PortalConfigRun.SendAsync(run.Nora, "POST", Cases, Ben);
        var filter = new { groups = new[] { new { conditions = new[] { new { property = "hs_ticket_priority", @operator = "NEQ", values = new[] { "LOW" } } } } } };
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { ticketScope = "company", ticketFilter = filter });

        var (_, draft) = await PortalConfigRun.SendAsync(run.Gateway, "GET", "/internal/settings/cases?draft=true");
        var (_, published) = await PortalConfigRun.SendAsync(run.Gateway, "GET", "/internal/settings/cases");

        draft["settings"]!["ticketScope"]!.GetValue<string>().ShouldBe("company");
        draft["settings"]!["ticketFilter"]!["groups"]![0]!["conditions"]![0]!["operator"]!.GetValue<string>().ShouldBe("NEQ");
        draft["cases"]!.AsArray().Count.ShouldBe(1);
        published["settings"]!["ticketScope"]!.GetValue<string>().ShouldBe("own");
    }

    private static object Verdict(Guid caseId, long version, bool sees) => new[] { new { caseId, version, sees } };
}
