using System.Net;
using System.Net.Http.Json;
using Portal.Testing;

namespace Portal.EndToEndTests.Api;

public sealed class SessionTests(RunningPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_tells_who_and_how_long()
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");

        var session = await customer.GetAsync("api/session");

        session["kind"]!.GetValue<string>().ShouldBe("contact");
        session["email"]!.GetValue<string>().ShouldBe("ada@acme.test");
        session["secondsLeft"]!.GetValue<int>().ShouldBeInRange(1, 20 * 60);
        session["portal"]!["slug"]!.GetValue<string>().ShouldBe("demo");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");

        using var answer = await customer.Http.DeleteAsync(new Uri("api/session", UriKind.Relative), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await customer.StatusAsync("api/session")).ShouldBe(HttpStatusCode.Unauthorized);
        (await customer.StatusAsync("api/tickets")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("finn@globex.test")]
    [InlineData("nobody@nowhere.test")]
    public async Task Five_wrong_passwords_lock_the_address_out_whether_it_exists_or_not(string email)
    {
        using var http = new HttpClient { BaseAddress = portal.Run.Address };
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await http.PostAsJsonAsync("api/session", new { email, password = "wrong" }, Ct);
            wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var locked = await http.PostAsJsonAsync("api/session", new { email, password = "portal-demo" }, Ct);

        locked.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        locked.Headers.RetryAfter!.Delta!.Value.TotalMinutes.ShouldBeInRange(1, 15);
        (await locked.Content.ReadAsStringAsync(Ct)).ShouldContain("locked-out");
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal.Run.Address };

        using var answer = await http.PostAsJsonAsync("api/session", new { email = "ada@acme.test", password = "portal-demo" }, Ct);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("secure", Case.Insensitive);
        cookie.ShouldContain("samesite=", Case.Insensitive);
        cookie.ShouldContain("path=/", Case.Insensitive);
    }

    [Theory]
    [InlineData("")]
    [InlineData("desk/")]
    [InlineData("p/demo/")]
    public async Task Pages_carry_a_strict_policy(string path)
    {
        using var http = new HttpClient { BaseAddress = portal.Run.Address };

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }
}
