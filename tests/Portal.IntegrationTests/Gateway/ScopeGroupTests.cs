using System.Net;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;

namespace Portal.IntegrationTests.Gateway;

/// <summary>Company tickets for contacts who match a filter only (P9): decided by Identity, obeyed by every gateway.</summary>
public sealed class ScopeGroupTests
{
    [Fact]
    public async Task A_contact_sees_the_companys_tickets_once_Identity_says_so_under_these_settings()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        (await ScopeAsync(client)).ShouldBe("company");

        await host.SaveAsync(portal => portal with { TicketScope = TicketScope.Group });
        (await ScopeAsync(client)).ShouldBe("own", "Identity has not heard of the filter yet");
        Decide(host, inGroup: true, portalVersion: 2);
        (await ScopeAsync(client)).ShouldBe("company");

        await host.SaveAsync(portal => portal with { Name = "Another filter" });
        (await ScopeAsync(client)).ShouldBe("own", "decided under older settings");
        Decide(host, inGroup: false, portalVersion: 3);
        (await ScopeAsync(client)).ShouldBe("own");
        await host.SaveAsync(portal => portal with { TicketScope = TicketScope.Company });
        (await ScopeAsync(client)).ShouldBe("company");
    }

    [Fact]
    public async Task A_changed_contact_counts_at_once_at_every_gateway()
    {
        await using var first = await GatewayHost.StartAsync();
        await using var second = await GatewayHost.StartBesideAsync(first);
        using var here = await first.Client().SignInAsync("ada@acme.test");
        using var there = second.Client();
        there.Cookie = here.Cookie;
        Decide(first, inGroup: true, portalVersion: 2);
        await first.SaveAsync(portal => portal with { TicketScope = TicketScope.Group });
        await second.SaveAsync(portal => portal with { TicketScope = TicketScope.Group });
        (await ScopeAsync(here), await ScopeAsync(there)).ShouldBe(("company", "company"));

        Decide(first, inGroup: false, portalVersion: 2, subjectVersion: 2);
        await second.PublishAsync(AdaChanged(version: 2));
        (await ScopeAsync(there)).ShouldBe("own");
        (await ScopeAsync(here)).ShouldBe("own", "the hot copy is the one the other gateway has read");

        Decide(first, inGroup: true, portalVersion: 2, subjectVersion: 3);
        await first.PublishAsync(AdaChanged(version: 3));
        await second.PublishAsync(AdaChanged(version: 2));
        (await ScopeAsync(here), await ScopeAsync(there)).ShouldBe(("company", "company"));
    }

    [Fact]
    public async Task Changed_settings_count_at_once_at_every_gateway_that_knows_them()
    {
        await using var first = await GatewayHost.StartAsync();
        await using var second = await GatewayHost.StartBesideAsync(first);
        using var here = await first.Client().SignInAsync("ada@acme.test");
        using var there = second.Client();
        there.Cookie = here.Cookie;
        Decide(first, inGroup: true, portalVersion: 2);
        await first.SaveAsync(portal => portal with { TicketScope = TicketScope.Group });
        await second.SaveAsync(portal => portal with { TicketScope = TicketScope.Group });
        (await ScopeAsync(here), await ScopeAsync(there)).ShouldBe(("company", "company"));

        Decide(first, inGroup: false, portalVersion: 3);
        await first.SaveAsync(portal => portal with { Name = "Another filter" });

        (await ScopeAsync(here)).ShouldBe("own");
        (await ScopeAsync(there)).ShouldBe("own", "the newer decision is in the hot copy");
    }

    [Fact]
    public async Task A_copy_that_Identity_deleted_is_read_again_and_takes_no_time_from_the_session()
    {
        await using var first = await GatewayHost.StartAsync();
        await using var second = await GatewayHost.StartBesideAsync(first);
        using var here = await first.Client().SignInAsync("ada@acme.test");
        using var there = second.Client();
        there.Cookie = here.Cookie;
        first.Clock.Advance(TimeSpan.FromMinutes(4));
        (await here.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.OK);
        var key = first.Identity.Sessions.Single().Key;
        first.Identity.Sessions[key] = first.Identity.Sessions[key] with { Company = null };

        await first.Hot.DeleteAsync(SessionRecord.HotKeyOf(key));

        var body = (await there.GetAsync("api/session", ("X-Background", "1"))).Body!;
        body["company"].ShouldBeNull();
        body["secondsLeft"]!.GetValue<int>().ShouldBeInRange(1190, 1200);
    }

    /// <summary>As if Identity had decided whether Ada is in the group.</summary>
    private static void Decide(GatewayHost host, bool inGroup, long portalVersion, long subjectVersion = 1)
    {
        var key = host.Identity.Sessions.Single().Key;
        host.Identity.Sessions[key] = host.Identity.Sessions[key] with { InScopeGroup = inGroup, PortalVersion = portalVersion, SubjectVersion = subjectVersion };
    }

    private static ContactChanged AdaChanged(long version) => new(new ContactSnapshot(
        DemoIds.Ada, DemoIds.Portal, version, "ada@acme.test", "Ada", "Lovell", new CompanyRef(DemoIds.Acme, "Acme Outdoor"), null, DateTimeOffset.UnixEpoch));

    private static async Task<string> ScopeAsync(TestClient client) => (await client.GetAsync("api/session")).Body!["scope"]!.GetValue<string>();
}
