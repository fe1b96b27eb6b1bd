using System.Net;
using System.Text.Json.Nodes;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

/// <summary>A change that comes too late is told whose came first, also where its author may not read the audit log.</summary>
public sealed class WhoWasFasterTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whoever_may_change_a_property_or_role_learns_who_was_faster(DatabaseProvider provider)
    {
        const string property = "/api/settings/properties/ticket/car_colour", role = "/api/settings/roles/agent";
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var omar = host.Client(PortalConfigHost.With(Permissions.Records, Permissions.Roles, Permissions.Tickets) with { FirstName = "Omar", LastName = "Haddad" });
        using var late = host.Client(PortalConfigHost.With(Permissions.Records, Permissions.Roles));
        await omar.SendAsync("POST", "/api/settings/properties", new { record = "ticket", label = "Car colour", type = "text" }, HttpStatusCode.Created);
        await omar.SendAsync("PATCH", property, new { label = "Colour of the car" }, HttpStatusCode.OK, "\"1\"");
        await omar.SendAsync("PATCH", role, new { label = "Helper" }, HttpStatusCode.OK, "\"1\"");

        Named(await late.SendAsync("PATCH", property, new { label = "Car" }, HttpStatusCode.PreconditionFailed, "\"1\""));
        Named(await late.SendAsync("DELETE", property, null, HttpStatusCode.PreconditionFailed, "\"1\""));
        Named(await late.SendAsync("PATCH", role, new { label = "Servant" }, HttpStatusCode.PreconditionFailed, "\"1\""));
    }

    [Fact]
    public async Task Of_a_version_nobody_made_nobody_is_named()
    {
        await using var host = await PortalConfigHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var refused = await admin.SendAsync("PATCH", "/api/settings/roles/agent", new { label = "Helper" }, HttpStatusCode.PreconditionFailed, "\"7\"");
        refused["changedBy"].ShouldBeNull();
        refused["detail"]!.GetValue<string>().ShouldStartWith("Somebody");
    }

    private static void Named(JsonObject problem)
    {
        problem["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:stale");
        problem["changedBy"]!.GetValue<string>().ShouldBe("Omar Haddad");
        problem["changedAt"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        problem["detail"]!.GetValue<string>().ShouldStartWith("Omar Haddad changed this at ");
    }
}
