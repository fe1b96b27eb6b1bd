using System.Net;
using System.Net.Http.Json;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class RoleTests
{
    private const string Path = "/api/settings/roles";

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_role_is_created_changed_and_deleted_and_the_portal_says_so(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var list = await admin.SendAsync("GET", Path, null, HttpStatusCode.OK);
        list["items"]!.AsArray().Select(role => role!["name"]!.GetValue<string>()).ShouldBe(["agent", "admin", "operator"]);
        list["permissions"]!.AsArray().Select(permission => permission!.GetValue<string>()).ShouldBe(Permissions.All);

        var created = await admin.SendAsync("POST", Path, new { label = "Team lead", permissions = new[] { "records", "tickets" } }, HttpStatusCode.Created);
        (created["name"]!.GetValue<string>(), created["version"]!.GetValue<long>()).ShouldBe(("team_lead", 1));
        await admin.SendAsync("PATCH", Path + "/team_lead", new { permissions = new[] { "tickets", "audit" } }, HttpStatusCode.OK, "\"1\"");
        await admin.SendAsync("PATCH", Path + "/team_lead", new { label = "x" }, HttpStatusCode.PreconditionFailed, "\"1\"");
        (await RolesAsync(host, 3)).Single(role => role.Name == "team_lead").Permissions.ShouldBe(["tickets", "audit"]);
        using var gateway = host.Client(Callers.Gateway(DemoIds.Portal));
        await gateway.SendAsync("POST", Deletion("team_lead"), By("\"1\""), HttpStatusCode.PreconditionFailed);
        await gateway.SendAsync("POST", Deletion("team_lead"), By("\"2\""), HttpStatusCode.NoContent);
        (await RolesAsync(host, 4)).Select(role => role.Name).ShouldBe(["agent", "admin", "operator"]);
        await gateway.SendAsync("POST", Deletion("team_lead"), By(), HttpStatusCode.NotFound);
        (await host.Log.WaitForAsync<AuditRecorded>(deed => deed.Action == "role.deleted")).Actor.Name.ShouldBe("Nora Keller");
        host.Log.Of<AuditRecorded>().Select(deed => deed.Action).ShouldBe(["role.created", "role.changed", "role.deleted"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Standard_roles_can_be_shaped_but_not_deleted(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        await admin.SendAsync("PATCH", Path + "/agent", new { label = "Support", permissions = new[] { "tickets", "contacts" } }, HttpStatusCode.OK, "\"1\"");
        var agent = (await RolesAsync(host, 2))[0];
        (agent.Name, agent.Label, agent.Standard, string.Join(' ', agent.Permissions)).ShouldBe(("agent", "Support", true, "tickets contacts"));
        using var gateway = host.Client(Callers.Gateway(DemoIds.Portal));
        (await gateway.SendAsync("POST", Deletion("agent"), By(), HttpStatusCode.Conflict))["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:standard-role");

        var portals = await gateway.GetFromJsonAsync<List<PortalSnapshot>>("/internal/portals", ServiceDefaultsSetup.Json, TestContext.Current.CancellationToken);
        portals!.Single().Roles[0].Label.ShouldBe("Support");
    }

    [Fact]
    public async Task Nobody_locks_everybody_out_or_gives_what_they_do_not_have()
    {
        await using var host = await PortalConfigHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        (await admin.RefusedFieldsAsync("PATCH", Path + "/admin", new { permissions = new[] { "tickets", "roles" } })).ShouldBe(["permissions"]);
        (await admin.RefusedFieldsAsync("PATCH", Path + "/admin", new { permissions = new[] { "portal-settings" } })).ShouldBe(["permissions"]);
        (await admin.RefusedFieldsAsync("PATCH", Path + "/agent", new { permissions = new[] { "operations" } })).ShouldBe(["permissions"]);
        using var clerk = host.Client(PortalConfigHost.With(Permissions.Roles));
        (await clerk.RefusedFieldsAsync("POST", Path, new { label = "Everything", permissions = Permissions.All })).ShouldBe(["permissions"]);
        using var commandLine = host.Client(PortalConfigHost.With([.. Permissions.All]));
        await commandLine.SendAsync("POST", Path, new { label = "Everything", permissions = Permissions.All }, HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_its_field()
    {
        await using var host = await PortalConfigHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        (await admin.RefusedFieldsAsync("POST", Path, new { label = " ", permissions = new[] { "tickets", "flying" } })).ShouldBe(["label", "permissions"]);
        (await admin.RefusedFieldsAsync("POST", Path, new { label = "Agent", name = "agent", permissions = new[] { "tickets" } })).ShouldBe(["name"]);
        (await admin.RefusedFieldsAsync("POST", Path, new { label = "Comma", name = "a,b" })).ShouldBe(["name"]);
        (await admin.RefusedFieldsAsync("PATCH", Path + "/agent", new { name = "agents" })).ShouldBe(["name"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Saving_settings_keeps_the_roles(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        await admin.SendAsync("POST", Path, new { label = "Lead", permissions = new[] { "tickets" } }, HttpStatusCode.Created);
        await admin.SendAsync("PATCH", "/api/settings/portal", new { name = "New name" }, HttpStatusCode.OK);
        (await RolesAsync(host, 3)).Select(role => role.Name).ShouldContain("lead");
    }

    private static string Deletion(string role) => $"/internal/roles/{role}/delete";

    private static object By(string? ifMatch = null) =>
        new { ifMatch, by = new { id = DemoIds.Admin, firstName = "Nora", lastName = "Keller", email = "admin@desk.test", address = "192.0.2.7" } };

    private static async Task<IReadOnlyList<RoleDefinition>> RolesAsync(ServiceHost host, long version) =>
        (await host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Version == version)).Portal.Roles;
}
