using System.Net;
using System.Text.Json.Nodes;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

/// <summary>Drafts that are published at a time to come (B21); the test stands in for the gateway.</summary>
public sealed class ScheduleTests
{
    private const string Draft = "/api/settings/draft";
    private const string Due = "/internal/settings/schedule/due";
    private readonly FakeTime _time = new();

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private DateTimeOffset Tomorrow => _time.Now.AddDays(1);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_draft_is_handed_out_at_its_time_and_published_in_the_name_of_whoever_set_it(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        await PortalConfigRun.DraftAsync(run.Omar, 0, new { name = "Contoso" });

        var (status, scheduled) = await run.PublishAsync(1, "Autumn", at: Tomorrow.ToOffset(TimeSpan.FromHours(2)));

        status.ShouldBe(HttpStatusCode.OK, scheduled.ToJsonString());
        (scheduled["draftVersion"]!.GetValue<long>(), scheduled["scheduledFor"]!.GetValue<DateTimeOffset>()).ShouldBe((2, Tomorrow));
        var (_, draft) = await PortalConfigRun.SendAsync(run.Omar, "GET", Draft);
        (draft["scheduledFor"]!.GetValue<DateTimeOffset>(), draft["scheduledBy"]!.GetValue<string>(), draft["editedSinceScheduled"]!.GetValue<bool>()).ShouldBe((Tomorrow, "Nora Keller", false));
        (await DueAsync(run)).ShouldBeEmpty();
        _time.Advance(TimeSpan.FromDays(1));

        var due = (await DueAsync(run)).Single()!;

        (due["portalId"]!.GetValue<Guid>(), due["ifMatch"]!.GetValue<string>(), due["note"]!.GetValue<string>()).ShouldBe((DemoIds.Portal, "\"2\"", "Autumn"));
        (due["by"]!["id"]!.GetValue<Guid>(), due["by"]!["address"]!.GetValue<string>()).ShouldBe((DemoIds.Admin, ""));
        (await run.PublishAsync(2, "Autumn")).Status.ShouldBe(HttpStatusCode.OK);
        (await run.Host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Version == 2)).Portal.Name.ShouldBe("Contoso");
        (await PortalConfigRun.SendAsync(run.Nora, "GET", Draft)).Body["scheduledFor"].ShouldBeNull();
        _time.Advance(TimeSpan.FromDays(1));
        (await DueAsync(run)).ShouldBeEmpty();
        var entry = await run.Host.Log.WaitForAsync<AuditRecorded>(message => message.Action == "settings.scheduled");
        (entry.Actor.Name, entry.Address, entry.After!.Value.GetProperty("note").GetString()).ShouldBe(("Nora Keller", "192.0.2.7", "Autumn"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_edited_draft_keeps_its_time_and_says_that_it_was_edited(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        await ScheduleAsync(run);

        var edited = await PortalConfigRun.DraftAsync(run.Omar, 2, new { name = "Fabrikam" });

        (edited["scheduledFor"]!.GetValue<DateTimeOffset>(), edited["editedSinceScheduled"]!.GetValue<bool>()).ShouldBe((Tomorrow, true));
        _time.Advance(TimeSpan.FromDays(1));
        (await DueAsync(run)).Single()!["ifMatch"]!.GetValue<string>().ShouldBe("\"3\"");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_many_gateways_one_gets_the_draft_and_another_when_the_first_one_died(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        await ScheduleAsync(run);
        _time.Advance(TimeSpan.FromDays(1));

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => DueAsync(run)));

        claims.Sum(claim => claim.Count).ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(59));
        (await DueAsync(run)).ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await DueAsync(run)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_cancelled_draft_stays_a_draft_even_when_its_publication_has_begun(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        await ScheduleAsync(run);
        _time.Advance(TimeSpan.FromDays(1));
        (await DueAsync(run)).Count.ShouldBe(1);
        (await PortalConfigRun.SendAsync(run.Omar, "DELETE", Draft + "/schedule", null, 1)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);

        var (status, draft) = await PortalConfigRun.SendAsync(run.Omar, "DELETE", Draft + "/schedule", null, 2);

        (status, draft["scheduledFor"]).ShouldBe((HttpStatusCode.OK, null));
        draft["settings"]!["name"]!.GetValue<string>().ShouldBe("Contoso");
        (await run.PublishAsync(2)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        _time.Advance(TimeSpan.FromDays(1));
        (await DueAsync(run)).ShouldBeEmpty();
        var entry = await run.Host.Log.WaitForAsync<AuditRecorded>(message => message.Action == "settings.schedule-cancelled");
        entry.Actor.Name.ShouldBe("Omar Haddad");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_failure_is_told_beside_the_draft_and_in_the_audit_log(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        await ScheduleAsync(run);
        var at = Tomorrow;
        _time.Advance(TimeSpan.FromDays(1));
        var ifMatch = (await DueAsync(run)).Single()!["ifMatch"]!.GetValue<string>();
        var report = new { ifMatch, code = "policy-failed", text = "Not published: Ben.", names = new[] { "Ben" } };

        (await PortalConfigRun.SendAsync(run.Gateway, "POST", "/internal/settings/schedule/failed", report)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await PortalConfigRun.SendAsync(run.Gateway, "POST", "/internal/settings/schedule/failed", report)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var (_, draft) = await PortalConfigRun.SendAsync(run.Nora, "GET", Draft);
        (draft["version"]!.GetValue<long>(), draft["scheduledFor"], draft["settings"]!["name"]!.GetValue<string>()).ShouldBe((2, null, "Contoso"));
        var failure = draft["scheduleFailure"]!;
        (failure["code"]!.GetValue<string>(), failure["scheduledFor"]!.GetValue<DateTimeOffset>(), failure["names"]!.ToJsonString()).ShouldBe(("policy-failed", at, """["Ben"]"""));
        var entry = await run.Host.Log.WaitForAsync<AuditRecorded>(message => message.Action == "settings.schedule-failed");
        (entry.Actor.Kind, entry.After!.Value.GetProperty("scheduledBy").GetString(), entry.After.Value.GetProperty("names")[0].GetString()).ShouldBe(("system", "Nora Keller", "Ben"));
        _time.Advance(TimeSpan.FromDays(1));
        (await DueAsync(run)).ShouldBeEmpty();

        (await run.PublishAsync(2, at: Tomorrow)).Status.ShouldBe(HttpStatusCode.OK);
        (await PortalConfigRun.SendAsync(run.Nora, "GET", Draft)).Body["scheduleFailure"].ShouldBeNull();
    }

    [Fact]
    public async Task What_could_not_be_published_now_cannot_be_scheduled()
    {
        await using var run = await StartAsync(DatabaseProvider.Sqlite);
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { ticketScope = "company" });
        foreach (var wrong in new[] { _time.Now, _time.Now.AddMinutes(-1), _time.Now.AddDays(367) })
        {
            var (status, problem) = await run.PublishAsync(1, at: wrong);
            status.ShouldBe(HttpStatusCode.BadRequest);
            problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["at"]);
        }

        var policyCase = new { name = "Ben", contactId = DemoIds.Ben, ticketNumber = 1001, expect = "doesNotSee" };
        (await PortalConfigRun.SendAsync(run.Nora, "POST", "/api/settings/policy-cases", policyCase)).Status.ShouldBe(HttpStatusCode.Created);
        (await run.PublishAsync(1, at: Tomorrow)).Body["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:policy-failed");
        (await run.PublishAsync(0, at: Tomorrow)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var (_, draft) = await PortalConfigRun.SendAsync(run.Nora, "GET", Draft);
        (draft["version"]!.GetValue<long>(), draft["scheduledFor"]).ShouldBe((1, null));
    }

    [Fact]
    public async Task A_discarded_draft_is_not_published_later()
    {
        await using var run = await StartAsync(DatabaseProvider.Sqlite);
        await ScheduleAsync(run);
        (await PortalConfigRun.SendAsync(run.Nora, "DELETE", Draft, null, 2)).Status.ShouldBe(HttpStatusCode.NoContent);
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { name = "Another" });
        _time.Advance(TimeSpan.FromDays(1));
        (await DueAsync(run)).ShouldBeEmpty();
    }

    private static async Task<JsonArray> DueAsync(PortalConfigRun run) => (await PortalConfigRun.SendAsync(run.Gateway, "POST", Due, new { })).Body["items"]!.AsArray();

    private Task<PortalConfigRun> StartAsync(DatabaseProvider provider) => PortalConfigRun.StartAsync(provider, _time);

    /// <summary>A draft of version 2, due tomorrow.</summary>
    private async Task ScheduleAsync(PortalConfigRun run)
    {
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { name = "Contoso" });
        (await run.PublishAsync(1, at: Tomorrow)).Status.ShouldBe(HttpStatusCode.OK);
    }
}
