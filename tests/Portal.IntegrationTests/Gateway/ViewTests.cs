using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;

namespace Portal.IntegrationTests.Gateway;

/// <summary>Seeing the portal as a customer does (B13): everything of theirs to look at, nothing to change, and never longer than the member of staff may.</summary>
public sealed class ViewTests
{
    private static readonly string[] Methods = ["post", "put", "patch", "delete"];

    [Fact]
    public async Task A_view_asks_services_as_the_contact_and_names_who_looks()
    {
        await using var host = await GatewayHost.StartAsync();
        var (admin, view) = await LookAsync(host);
        using var staff = admin;

        var session = await admin.GetAsync(view + "api/session");
        var list = await admin.GetAsync(view + "api/tickets?q=pump");

        session.Status.ShouldBe(HttpStatusCode.OK);
        $"{session.Body!["kind"]} {session.Body["email"]} {session.Body["scope"]} {session.Body["permissions"]!.AsArray().Count} {session.Body["viewer"]}".ShouldBe("contact ada@acme.test company 0 Nora Keller");
        list.Status.ShouldBe(HttpStatusCode.OK);
        var asked = host.Services["ticketquery"].Seen.Single(request => request.Path == "/api/tickets?q=pump");
        var token = new JsonWebToken(asked.Headers["Authorization"]["Bearer ".Length..]);
        (token.Subject, token.GetClaim("kind").Value, token.GetClaim("viewer").Value).ShouldBe((DemoIds.Ada.ToString(), "Contact", DemoIds.Admin.ToString()));
        token.Claims.ShouldNotContain(claim => claim.Type == "permission");
        (await admin.GetAsync("api/session")).Body!["kind"]!.GetValue<string>().ShouldBe("staff");
    }

    [Fact]
    public async Task Every_unsafe_endpoint_there_is_is_refused_in_a_view_and_reaches_no_service()
    {
        await using var host = await GatewayHost.StartAsync();
        var (admin, view) = await LookAsync(host);
        using var staff = admin;
        var csrf = (await admin.GetAsync(view + "api/session")).Body!["csrf"]!.GetValue<string>();
        var before = host.Services.Values.Sum(service => service.Seen.Count(request => request.Method != "GET"));
        var endpoints = Description().SelectMany(path => Methods.Where(method => path.Value!.AsObject().ContainsKey(method)).Select(method => (Method: method.ToUpperInvariant(), Path: path.Key)))
            .Where(endpoint => endpoint != ("DELETE", "/api/session"))
            .ToList();

        endpoints.Count.ShouldBeGreaterThan(60);
        foreach (var (method, path) in endpoints)
        {
            var address = view + System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]+\}", DemoIds.Ada.ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).TrimStart('/');
            foreach (var token in new[] { csrf, admin.Csrf! })
            {
                var answer = await admin.SendAsync(method, address, new { }, ("X-CSRF", token));
                (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "only-looking"), $"{method} {path}");
            }

            (await admin.SendAsync(method, address, new { }, ("Authorization", "Bearer " + GatewayHost.OperatorKey))).Status.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path} by the command line");
        }

        host.Services.Values.Sum(service => service.Seen.Count(request => request.Method != "GET")).ShouldBe(before);
    }

    [Fact]
    public async Task A_view_shows_nothing_of_the_desk_to_its_contact()
    {
        await using var host = await GatewayHost.StartAsync();
        var (admin, view) = await LookAsync(host);
        using var staff = admin;

        await admin.GetAsync(view + "api/desk/contacts");

        var asked = host.Services["identity"].Seen.Single(request => request.Path == "/api/desk/contacts");
        new JsonWebToken(asked.Headers["Authorization"]["Bearer ".Length..]).GetClaim("kind").Value.ShouldBe("Contact");
        (await admin.GetAsync(view + "api/desk/tickets/1001/visibility")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Ending_a_view_leaves_the_member_of_staff_signed_in()
    {
        await using var host = await GatewayHost.StartAsync();
        var (admin, view) = await LookAsync(host);
        using var staff = admin;
        var csrf = (await admin.GetAsync(view + "api/session")).Body!["csrf"]!.GetValue<string>();

        var ended = await admin.SendAsync("DELETE", view + "api/session", null, ("X-CSRF", csrf));

        ended.Status.ShouldBe(HttpStatusCode.NoContent);
        ended.Header("Set-Cookie").ShouldBe("");
        (await admin.GetAsync(view + "api/tickets")).Status.ShouldBe(HttpStatusCode.OK, "services refuse visitors themselves");
        (await admin.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await admin.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.OK);
        host.Services["identity"].Seen.Single(request => request.Method == "DELETE").Path.ShouldContain("address=127.0.0.1");
        (await admin.SendAsync("DELETE", view + "api/session")).Header("Set-Cookie").ShouldBe("", "also once it has ended");
    }

    [Fact]
    public async Task A_view_ends_with_the_session_it_was_opened_in_and_after_a_quarter_of_an_hour()
    {
        await using var host = await GatewayHost.StartAsync();
        var (admin, view) = await LookAsync(host);
        using var staff = admin;
        await admin.SendAsync("DELETE", "api/session");
        (await admin.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        var (second, later) = await LookAsync(host);
        using var again = second;
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        (await second.GetAsync(later + "api/session")).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await second.GetAsync(later + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await second.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.OK, "looking counts as use of the own session");
    }

    [Fact]
    public async Task Nobody_else_gets_into_a_view_and_its_id_is_no_cookie()
    {
        await using var host = await GatewayHost.StartAsync();
        var (admin, view) = await LookAsync(host);
        using var staff = admin;
        using var other = await host.Client().SignInAsync("admin@desk.test", "desk");
        using var agent = await host.Client().SignInAsync("amy@desk.test", "desk");
        using var customer = await host.Client().SignInAsync("ada@acme.test");
        using var visitor = host.Client();

        (await other.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await agent.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await customer.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await visitor.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        visitor.Cookie = "__Host-portal=" + view.Split('/')[1];
        (await visitor.GetAsync("api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await visitor.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await admin.GetAsync("view/unknown/api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_view_ends_once_the_role_or_what_it_allows_is_gone()
    {
        await using var host = await GatewayHost.StartAsync();
        var (admin, view) = await LookAsync(host);
        using var staff = admin;

        await host.SaveAsync(portal => portal with { Roles = [.. portal.Roles.Select(role => role with { Permissions = [.. role.Permissions.Where(permission => permission != Permissions.SeeAsCustomer)] })] });
        (await admin.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await host.SaveAsync(portal => portal with { Roles = Permissions.StandardRoles });
        (await admin.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.OK);

        foreach (var (key, session) in host.Identity.Sessions.Where(pair => pair.Value.SubjectId == DemoIds.Admin))
        {
            host.Identity.Sessions[key] = session with { Roles = ["agent"], SubjectVersion = 2 };
        }

        await host.PublishAsync(new StaffChanged(new StaffSnapshot(DemoIds.Admin, 2, "admin@desk.test", "Nora", "Keller", [], host.Clock.GetUtcNow())));
        (await admin.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_portal_that_is_off_shows_the_viewer_no_tickets()
    {
        await using var host = await GatewayHost.StartAsync();
        var (admin, view) = await LookAsync(host);
        using var staff = admin;

        await host.SaveAsync(portal => portal with { On = false });

        (await admin.GetAsync(view + "api/tickets")).Code.ShouldBe("portal-off");
        (await admin.GetAsync(view + "api/session")).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>An administrator looks as Ada; the address of the view, relative to the portal's.</summary>
    private static async Task<(TestClient Admin, string View)> LookAsync(GatewayHost host)
    {
        var admin = await host.Client().SignInAsync("admin@desk.test", "desk");
        var started = await admin.SendAsync("POST", $"api/desk/contacts/{DemoIds.Ada}/view");
        started.Status.ShouldBe(HttpStatusCode.Created);
        return (admin, $"view/{started.Body!["id"]!.GetValue<string>()}/");
    }

    private static JsonObject Description() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot(), "gateway", "web", "openapi.json")))!["paths"]!.AsObject();

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
