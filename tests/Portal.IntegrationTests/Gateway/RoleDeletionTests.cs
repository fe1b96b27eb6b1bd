using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Portal.Contracts.Demo;

namespace Portal.IntegrationTests.Gateway;

/// <summary>Deleting a role across services: Identity says who holds it, PortalConfig deletes; here both are stand-ins.</summary>
public sealed class RoleDeletionTests
{
    private const string Path = "api/settings/roles/team_lead";
    private readonly ConcurrentQueue<(string Name, JsonNode Request)> _deleted = [];

    [Fact]
    public async Task A_role_somebody_holds_is_deleted_only_when_the_request_says_that_they_lose_it()
    {
        await using var host = await StartAsync();
        host.Identity.Staff[DemoIds.Admin] = ["admin", "team_lead"];
        using var admin = await host.Client().SignInAsync("admin@desk.test", "desk");

        foreach (var path in new[] { Path, Path + "?takeAway=false" })
        {
            var refused = await admin.SendAsync("DELETE", path, null, ("If-Match", "\"3\""));
            (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "role-in-use"));
            refused.Body!["holders"]!.ToJsonString().ShouldBe($$"""[{"id":"{{DemoIds.Admin}}","name":"Nora Keller"}]""");
        }

        _deleted.ShouldBeEmpty();
        (await admin.SendAsync("DELETE", Path + "?takeAway=true", null, ("If-Match", "\"3\""))).Status.ShouldBe(HttpStatusCode.NoContent);
        var (name, request) = _deleted.Single();
        (name, request["ifMatch"]!.GetValue<string>(), request["by"]!["id"]!.GetValue<Guid>()).ShouldBe(("team_lead", "\"3\"", DemoIds.Admin));
    }

    [Fact]
    public async Task A_role_nobody_holds_is_deleted_and_what_is_in_the_way_of_it_is_said()
    {
        await using var host = await StartAsync();
        using var admin = await host.Client().SignInAsync("admin@desk.test", "desk");

        (await admin.SendAsync("DELETE", Path)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await admin.SendAsync("DELETE", "api/settings/roles/admin")).Code.ShouldBe("standard-role");
    }

    [Fact]
    public async Task Only_who_may_say_what_roles_allow_deletes_one()
    {
        await using var host = await StartAsync();
        using var agent = await host.Client().SignInAsync("amy@desk.test", "desk");
        using var visitor = host.Client();

        (await agent.SendAsync("DELETE", Path + "?takeAway=true")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visitor.SendAsync("DELETE", Path + "?takeAway=true")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        _deleted.ShouldBeEmpty();
    }

    private Task<GatewayHost> StartAsync() => GatewayHost.StartAsync(host => host.Maps["portalconfig"] = app => app.MapPost("/internal/roles/{name}/delete", (string name, JsonElement body) =>
    {
        if (name == "admin")
        {
            return Results.Json(new { type = "urn:portal:problem:standard-role", detail = "It stays.", status = 409 }, contentType: "application/problem+json", statusCode: 409);
        }

        _deleted.Enqueue((name, JsonNode.Parse(body.GetRawText())!));
        return Results.NoContent();
    }));
}
