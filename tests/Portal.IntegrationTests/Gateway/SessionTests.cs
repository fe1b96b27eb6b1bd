using System.Net;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Testing;

namespace Portal.IntegrationTests.Gateway;

public sealed class SessionTests
{
    private static readonly (string, string) Background = ("X-Background", "1");

    [Fact]
    public async Task Signing_in_sets_a_cookie_that_scripts_cannot_read_and_tells_who_it_is()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        var (status, body, response) = await client.SendAsync("POST", "api/session", new { email = "ada@acme.test", password = "right" });
        status.ShouldBe(HttpStatusCode.OK);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-portal=");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("domain");
        body!["kind"]!.GetValue<string>().ShouldBe("contact");
        body["scope"]!.GetValue<string>().ShouldBe("company");
        body["company"]!["name"]!.GetValue<string>().ShouldBe("Acme Outdoor");
        body["idleSeconds"]!.GetValue<int>().ShouldBe(1200);
        body["portal"]!["slug"]!.GetValue<string>().ShouldBe("demo");
        body.AsObject().ContainsKey("token").ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_password_is_refused_as_Identity_says()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        var answer = await client.SendAsync("POST", "api/session", new { email = "ada@acme.test", password = "wrong" });
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("invalid-credentials");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_everywhere()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        (await client.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.SendAsync("DELETE", "api/session")).Status.ShouldBe(HttpStatusCode.NoContent);
        host.Identity.Sessions.ShouldBeEmpty();
        var answer = await client.GetAsync("api/session");
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("signed-out");
    }

    [Fact]
    public async Task Use_prolongs_a_session_and_background_requests_do_not()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        SecondsLeft(await client.GetAsync("api/session", Background)).ShouldBeInRange(290, 300);
        SecondsLeft(await client.GetAsync("api/session")).ShouldBeInRange(1190, 1200);
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await client.GetAsync("api/tickets", Background)).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        (await client.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_ends_at_its_absolute_end_however_much_it_is_used()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        await host.SaveAsync(portal => portal with { IdleMinutes = 10_080 });
        host.Clock.Advance(TimeSpan.FromDays(6));
        (await client.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromHours(23));
        SecondsLeft(await client.GetAsync("api/session")).ShouldBeInRange(3500, 3600);
        host.Clock.Advance(TimeSpan.FromHours(2));
        (await client.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_changed_idle_time_out_counts_for_open_sessions()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        await host.SaveAsync(portal => portal with { IdleMinutes = 1 });
        SecondsLeft(await client.GetAsync("api/session")).ShouldBeInRange(50, 60);
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        (await client.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Losing_the_hot_store_signs_nobody_out()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        host.Hot.Clear();
        (await client.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_the_hot_store_Identity_is_not_asked_each_time()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        host.Hot.Away = true;
        for (var i = 0; i < 5; i++)
        {
            (await client.GetAsync("api/tickets")).Status.ShouldBe(HttpStatusCode.OK);
        }

        host.Services["identity"].Seen.Count(request => request.Method == "GET" && request.Path.StartsWith("/internal/sessions/", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_hot_store_and_Identity_nobody_is_told_to_be_signed_out()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        host.Hot.Clear();
        await host.Services["identity"].DisposeAsync();
        var answer = await client.GetAsync("api/session");
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Header("Retry-After").ShouldBe("5");
    }

    [Fact]
    public async Task Last_use_reaches_Identity_when_the_gateway_stops()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await client.GetAsync("api/tickets");
        await host.StopAsync();
        host.Identity.Touched.Values.Single().ShouldBe(host.Clock.GetUtcNow(), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_session_is_valid_on_its_own_portal_only()
    {
        var other = GatewayHost.Demo() with { Id = Guid.CreateVersion7(), Slug = "other", Domains = [] };
        await using var host = await GatewayHost.StartAsync(gateway => gateway.Portals.Add(other));
        using var client = await host.Client().SignInAsync("ada@acme.test");
        (await client.GetAsync("p/demo/api/session")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("p/other/api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        host.Hot.Clear();
        (await client.GetAsync("p/other/api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync("p/demo/api/session")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_changed_person_counts_at_once()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        var (key, session) = host.Identity.Sessions.Single();
        host.Identity.Sessions[key] = session with { Company = null };
        await host.PublishAsync(new ContactChanged(new ContactSnapshot(DemoIds.Ada, DemoIds.Portal, 2, "ada@acme.test", "Ada", "Lovell", null, null, host.Clock.GetUtcNow())));
        var body = (await client.GetAsync("api/session")).Body!;
        body["company"].ShouldBeNull();
        body["scope"]!.GetValue<string>().ShouldBe("own");
    }

    [Fact]
    public async Task The_language_is_kept()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        (await client.SendAsync("PATCH", "api/session", new { language = "de" })).Body!["language"]!.GetValue<string>().ShouldBe("de");
        (await client.GetAsync("api/session")).Body!["language"]!.GetValue<string>().ShouldBe("de");
        (await client.SendAsync("PATCH", "api/session", new { language = "xx" })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Too_many_attempts_to_sign_in_have_to_wait()
    {
        await using var host = await GatewayHost.StartAsync(null, ("Gateway:SignInsPerMinute", "3"));
        using var client = host.Client();
        for (var i = 0; i < 3; i++)
        {
            (await client.SendAsync("POST", "api/session", new { email = "ada@acme.test", password = "wrong" })).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var answer = await client.SendAsync("POST", "api/session", new { email = "ada@acme.test", password = "right" });
        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Code.ShouldBe("too-many-requests");
        int.Parse(answer.Header("Retry-After")).ShouldBeInRange(1, 60);
        var elsewhere = await client.SendAsync("POST", "api/session", new { email = "ada@acme.test", password = "right" }, ("X-Forwarded-For", "203.0.113.7"));
        elsewhere.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_portal_that_is_off_refuses_customers_and_admits_staff()
    {
        await using var host = await GatewayHost.StartAsync();
        using var customer = await host.Client().SignInAsync("ada@acme.test");
        await host.SaveAsync(portal => portal with { On = false });
        using var visitor = host.Client();
        (await customer.GetAsync("api/tickets")).Code.ShouldBe("portal-off");
        (await visitor.SendAsync("POST", "api/session", new { email = "ada@acme.test", password = "right" })).Code.ShouldBe("portal-off");
        (await visitor.SendAsync("POST", "api/session", new { email = "ada@acme.test", password = "right", app = "portal" })).Code.ShouldBe("portal-off");
        host.Identity.Sessions.Count.ShouldBe(1, "only the session from before");
        (await visitor.GetAsync("api/portal")).Body!["on"]!.GetValue<bool>().ShouldBeFalse();
        (await visitor.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await visitor.GetAsync("api/ticket-feeds/secret.csv")).Status.ShouldBe(HttpStatusCode.OK, "the service says 404");
        using var staff = await host.Client().SignInAsync("amy@desk.test", "desk");
        (await staff.GetAsync("api/desk/tickets")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static int SecondsLeft(Answer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return answer.Body!["secondsLeft"]!.GetValue<int>();
    }
}
