using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using Portal.Contracts.Demo;

namespace Portal.IntegrationTests.Gateway;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("GET", "api/tickets?view=mine", "ticketquery")]
    [InlineData("GET", "api/tickets/12", "ticketquery")]
    [InlineData("GET", "api/tickets/export.csv", "ticketquery")]
    [InlineData("POST", "api/tickets/12/messages", "conversation")]
    [InlineData("POST", "api/tickets/12/close", "conversation")]
    [InlineData("GET", "api/forms/support", "formintake")]
    [InlineData("POST", "api/attachments", "formintake")]
    [InlineData("GET", "api/attachments/x", "conversation")]
    [InlineData("POST", "api/uploads", "formintake")]
    [InlineData("PATCH", "api/uploads/x", "formintake")]
    [InlineData("DELETE", "api/uploads/x", "formintake")]
    [InlineData("GET", "api/desk/tickets", "conversation")]
    [InlineData("PATCH", "api/desk/tickets/12", "conversation")]
    [InlineData("GET", "api/desk/imports/x/rejected", "formintake")]
    [InlineData("POST", "api/desk/imports", "formintake")]
    [InlineData("GET", "api/desk/contacts?q=a", "identity")]
    [InlineData("POST", "api/settings/preview/tickets", "ticketquery")]
    [InlineData("POST", "api/settings/preview/contacts", "identity")]
    [InlineData("PATCH", "api/settings/draft", "portalconfig")]
    [InlineData("GET", "api/portal/properties", "portalconfig")]
    [InlineData("GET", "api/desk/properties", "portalconfig")]
    [InlineData("PUT", "api/settings/staff/x/roles", "identity")]
    [InlineData("POST", "api/settings/staff", "identity")]
    [InlineData("POST", "api/desk/invitation", "identity")]
    [InlineData("GET", "api/operations/audit/verify", "portalconfig")]
    public async Task Each_part_of_the_API_has_its_service(string method, string path, string service)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("amy@desk.test", "desk");
        var answer = await client.SendAsync(method, "p/demo/" + path, method == "GET" ? null : new { some = "body" });
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body!["service"]!.GetValue<string>().ShouldBe(service);
        host.Services[service].Seen.Last().Path.ShouldBe("/" + path);
    }

    [Fact]
    public async Task Services_see_the_callers_token_and_nothing_from_outside()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        var answer = await client.GetAsync("api/tickets", ("Authorization", "Basic b3V0c2lkZQ=="), ("X-Forwarded-Host", "evil.test:1"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        answer.Status.ShouldBe(HttpStatusCode.NotFound, "a forwarded host that is no portal's");
        answer = await client.GetAsync("api/tickets", ("Authorization", "Basic b3V0c2lkZQ=="), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        answer.Header("Set-Cookie").ShouldBe("");
        var seen = host.Services["ticketquery"].Seen.Last().Headers;
        seen.ContainsKey("Cookie").ShouldBeFalse();
        seen["traceparent"].ShouldContain("0af7651916cd43dd8448eb211c80319c");
        var token = new JsonWebToken(seen["Authorization"]["Bearer ".Length..]);
        token.GetClaim("sub").Value.ShouldBe(DemoIds.Ada.ToString());
        token.GetClaim("kind").Value.ShouldBe("Contact");
        token.GetClaim("scope").Value.ShouldBe("Company");
        token.GetClaim("portal").Value.ShouldBe(DemoIds.Portal.ToString());
        token.GetClaim("company").Value.ShouldBe(DemoIds.Acme.ToString());
        token.GetClaim("sid").Value.ShouldBe(host.Identity.Sessions.Keys.Single());
    }

    [Fact]
    public async Task A_changed_setting_is_in_the_next_token()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        await client.GetAsync("api/tickets");
        await host.SaveAsync(portal => portal with { TicketScope = Contracts.Portals.TicketScope.Own });
        await client.GetAsync("api/tickets");
        new JsonWebToken(host.Services["ticketquery"].Seen.Last().Headers["Authorization"]["Bearer ".Length..]).GetClaim("scope").Value.ShouldBe("Own");
    }

    [Fact]
    public async Task A_visitor_gets_an_anonymous_token_of_the_portal()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        await client.GetAsync("api/forms/support");
        var token = new JsonWebToken(host.Services["formintake"].Seen.Last().Headers["Authorization"]["Bearer ".Length..]);
        token.GetClaim("kind").Value.ShouldBe("Anonymous");
        token.GetClaim("portal").Value.ShouldBe(DemoIds.Portal.ToString());
    }

    [Fact]
    public async Task The_command_line_acts_with_its_key_and_without_a_session()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        (await client.SendAsync("PATCH", "p/demo/api/settings/draft", new { name = "x" }, ("Authorization", "Bearer " + GatewayHost.OperatorKey))).Status.ShouldBe(HttpStatusCode.OK);
        var token = new JsonWebToken(host.Services["portalconfig"].Seen.Last().Headers["Authorization"]["Bearer ".Length..]);
        token.GetClaim("kind").Value.ShouldBe("Staff");
        token.Claims.Where(claim => claim.Type == "role").Select(claim => claim.Value).ShouldBe(["agent", "admin", "operator"]);
        (await client.GetAsync("api/desk/tickets", ("Authorization", "Bearer wrong"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_service_that_is_away_is_a_503_that_says_when_to_try_again()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        await host.Services["conversation"].DisposeAsync();
        var answer = await client.SendAsync("POST", "api/tickets/1/messages", new { text = "hello" });
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Code.ShouldBe("service-unavailable");
        answer.Header("Retry-After").ShouldBe("5");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        (await client.GetAsync("api/tickets")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("health")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var health = await client.GetAsync("health");
        health.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        health.Body!["services"]!["conversation"]!.GetValue<string>().ShouldBe("unreachable");
    }

    [Theory]
    [InlineData("internal/sessions/x")]
    [InlineData("p/demo/internal/portals")]
    [InlineData("api/internal/portals")]
    [InlineData("api/nothing/here")]
    [InlineData("api/desk/../../internal/portals")]
    [InlineData("api/desk/%2e%2e/%2e%2e/internal/portals")]
    [InlineData("api/tickets/..%2f..%2finternal%2fportals")]
    public async Task Nothing_internal_can_be_reached(string path)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        var before = host.Services["portalconfig"].Seen.Count;
        (await client.GetAsync(path, ("Authorization", "Bearer " + GatewayHost.OperatorKey))).Response.Dispose();
        host.Services["portalconfig"].Seen.Count.ShouldBe(before);
        host.Services.Where(service => service.Key != "portalconfig").SelectMany(service => service.Value.Seen).ShouldNotContain(request => request.Path.StartsWith("/internal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_address_of_the_API_is_a_404_problem()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        var answer = await client.GetAsync("api/nothing/here");
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Code.ShouldBe("not-found");
        (await client.GetAsync("internal/portals")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_beyond_the_limit_is_a_413(bool chunked)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        using var content = new StreamContent(new MemoryStream(new byte[3 * 1024 * 1024]));
        content.Headers.ContentType = new("application/octet-stream");
        (await client.SendAsync("POST", "api/attachments", content)).Status.ShouldBe(HttpStatusCode.OK);
        using var tooMuch = new StreamContent(new MemoryStream(new byte[3 * 1024 * 1024]));
        var answer = await client.SendAsync("POST", "api/tickets/1/messages", tooMuch, chunked ? [("Transfer-Encoding", "chunked")] : []);
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("too-large");
    }

    [Fact]
    public async Task A_part_of_an_upload_passes_up_to_its_own_limit()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        using var part = new StreamContent(new MemoryStream(new byte[8 * 1024 * 1024]));
        (await client.SendAsync("PATCH", "api/uploads/x", part)).Status.ShouldBe(HttpStatusCode.OK);
        using var tooMuch = new StreamContent(new MemoryStream(new byte[10 * 1024 * 1024]));
        (await client.SendAsync("PATCH", "api/uploads/x", tooMuch)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var forged = new StreamContent(new MemoryStream(new byte[10]));
        (await client.SendAsync("PATCH", "api/uploads/x", forged, ("X-CSRF", "wrong"))).Code.ShouldBe("csrf");
    }

    [Fact]
    public async Task Unsafe_requests_need_the_sessions_token()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        (await client.SendAsync("POST", "api/tickets/1/messages", new { }, ("X-CSRF", "wrong"))).Code.ShouldBe("csrf");
        (await client.SendAsync("POST", "api/tickets/1/messages", new { })).Status.ShouldBe(HttpStatusCode.OK);
        client.Csrf = null;
        (await client.SendAsync("POST", "api/tickets/1/messages", new { })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.SendAsync("DELETE", "api/session")).Code.ShouldBe("csrf");
        (await client.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Origin", "https://evil.test")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Other_sites_can_neither_act_nor_sign_in(string header, string value)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        (await client.SendAsync("POST", "api/tickets/1/messages", new { }, (header, value))).Code.ShouldBe("csrf");
        (await client.SendAsync("POST", "api/session", new { email = "ada@acme.test", password = "right" }, (header, value))).Code.ShouldBe("csrf");
        (await client.SendAsync("POST", "api/setup", new { }, (header, value))).Code.ShouldBe("csrf");
    }

    [Fact]
    public async Task Our_own_pages_may_act()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ada@acme.test");
        var own = host.Address.GetLeftPart(UriPartial.Authority);
        (await client.SendAsync("POST", "api/tickets/1/messages", new { }, ("Origin", own), ("Sec-Fetch-Site", "same-origin"))).Status.ShouldBe(HttpStatusCode.OK);
    }
}
