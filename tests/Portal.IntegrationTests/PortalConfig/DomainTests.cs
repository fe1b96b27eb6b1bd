using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.IntegrationTests.Gateway;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class DomainTests
{
    private const string Host = "help.northwind.example";

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_domain_serves_once_its_record_is_found(DatabaseProvider provider)
    {
        await using var dns = new DnsStub();
        await using var run = await PortalConfigRun.StartAsync(provider, ("Domains:DnsServer", dns.Address));
        await AddAsync(run);
        var changed = await run.Host.Log.WaitForAsync<PortalChanged>(message => message.Portal.PendingHosts.Count == 1);
        changed.Portal.Domains.ShouldBeEmpty();
        var item = (await PortalConfigRun.SendAsync(run.Nora, "GET", "/api/settings/domains")).Body["items"]!.AsArray().Single()!;
        (item["host"]!.GetValue<string>(), item["verified"]!.GetValue<bool>(), item["txtName"]!.GetValue<string>()).ShouldBe((Host, false, "_portal-verification." + Host));

        item["checkedAt"].ShouldBeNull();
        (await ProblemAsync(run, "txt")).ShouldContain("There is no TXT record");
        var first = await CheckedAtAsync(run);
        first.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        dns.Txt["_portal-verification." + Host] = ["v=spf1 -all", "portal-verification=somebody-else"];
        (await ProblemAsync(run, "txt")).ShouldContain("somebody-else");
        (await CheckedAtAsync(run)).ShouldBeGreaterThan(first);
        dns.Txt["_portal-verification." + Host] = ["v=spf1 -all", item["txtValue"]!.GetValue<string>()];

        var (status, verified) = await VerifyAsync(run, "txt");

        status.ShouldBe(HttpStatusCode.OK);
        verified["verified"]!.GetValue<bool>().ShouldBeTrue();
        verified["checkedAt"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(first);
        (await run.Host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Domains.Count == 1)).Portal.PendingHosts.ShouldBeEmpty();
        (await run.Host.Log.WaitForAsync<AuditRecorded>(message => message.Action == "domain.verified")).Target.Id.ShouldBe(Host);
        (await VerifyAsync(run, "txt")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_domain_serves_once_the_host_answers_with_its_token()
    {
        string? token = null;
        await using var site = await StubService.StartAsync("site", app => app.MapGet(DomainProof.HttpPath, () => $"first\n{token}\n"));
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite, ("Domains:HttpTarget", new Uri(site.Address).Authority));
        await AddAsync(run);

        (await ProblemAsync(run, "http")).ShouldContain("without this portal's token");
        token = DomainProof.TokenOf(DemoIds.Portal, Host);
        (await VerifyAsync(run, "http")).Status.ShouldBe(HttpStatusCode.OK);

        site.Seen.First().Headers["Host"].ShouldBe(Host);
    }

    [Fact]
    public async Task Servers_that_fail_are_told_of_and_verify_nothing()
    {
        await using var dns = new DnsStub { Code = 2 };
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite, ("Domains:DnsServer", dns.Address), ("Domains:HttpTarget", "127.0.0.1:1"));
        await AddAsync(run);

        (await ProblemAsync(run, "txt")).ShouldContain("refused");
        (await ProblemAsync(run, "http")).ShouldContain("does not answer");
        (await VerifyAsync(run, "mail")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await PortalConfigRun.SendAsync(run.Nora, "POST", "/api/settings/domains/other.example/verify", new { method = "txt" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_domain_can_be_verified_before_it_is_published()
    {
        await using var dns = new DnsStub();
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite, ("Domains:DnsServer", dns.Address));
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { domains = new[] { new { host = Host, language = "nl" } } });
        dns.Txt["_portal-verification." + Host] = [DomainProof.TxtValue(DemoIds.Portal, Host)];

        (await VerifyAsync(run, "txt")).Status.ShouldBe(HttpStatusCode.OK);
        run.Host.Log.Of<PortalChanged>().ShouldAllBe(message => message.Portal.Domains.Count == 0);
        (await run.PublishAsync(1)).Status.ShouldBe(HttpStatusCode.OK);

        (await run.Host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Domains.Count == 1)).Portal.Domains.ShouldBe([new PortalDomain(Host, "nl")]);
    }

    private static async Task AddAsync(PortalConfigRun run) =>
        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", "/api/settings/portal", new { domains = new[] { new { host = Host, language = "en" } } })).Status.ShouldBe(HttpStatusCode.OK);

    private static Task<(HttpStatusCode Status, JsonObject Body)> VerifyAsync(PortalConfigRun run, string method) =>
        PortalConfigRun.SendAsync(run.Nora, "POST", $"/api/settings/domains/{Host}/verify", new { method });

    private static async Task<DateTimeOffset> CheckedAtAsync(PortalConfigRun run) =>
        (await PortalConfigRun.SendAsync(run.Nora, "GET", "/api/settings/domains")).Body["items"]![0]!["checkedAt"]!.GetValue<DateTimeOffset>();

    private static async Task<string> ProblemAsync(PortalConfigRun run, string method)
    {
        var (status, problem) = await VerifyAsync(run, method);
        status.ShouldBe(HttpStatusCode.Conflict);
        problem["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:not-verified");
        return problem["detail"]!.GetValue<string>();
    }
}
