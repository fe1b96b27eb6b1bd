using System.Net;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.IntegrationTests.PortalConfig;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Identity;

public sealed class StaffRoleTests
{
    private const string Path = "/api/settings/staff";

    private static readonly RoleDefinition Lead = new("lead", "Lead", [Permissions.Tickets, Permissions.Records], Standard: false);

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_role_of_the_portals_own_can_be_given_and_is_gone_when_it_is_deleted(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        await admin.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = new[] { "lead" } }, HttpStatusCode.BadRequest);
        await identity.Host.PublishAsync(Portal(2, [.. Permissions.StandardRoles, Lead]));

        var saved = await admin.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = new[] { "lead", "agent" } }, HttpStatusCode.OK, "\"1\"");
        saved["roles"]!.AsArray().Select(role => role!.GetValue<string>()).ShouldBe(["agent", "lead"]);
        var late = await admin.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = new[] { "agent" } }, HttpStatusCode.PreconditionFailed, "\"1\"");
        late["changedBy"]!.GetValue<string>().ShouldBe("Amy Brennan");
        var session = await identity.SignInAsync("amy@desk.test", "desk");
        session.Roles.ShouldBe(["agent", "lead"]);
        var changed = await identity.Host.Log.WaitForAsync<StaffChanged>(message => message.Staff.Id == DemoIds.Amy && message.Staff.Version == 2);
        changed.Staff.Memberships.Single().Roles.ShouldBe(["agent", "lead"]);
        var deed = await identity.Host.Log.WaitForAsync<AuditRecorded>();
        (deed.Action, deed.Target.Name, deed.Before!.Value.GetRawText(), deed.After!.Value.GetRawText())
            .ShouldBe(("staff.roles-changed", "Amy Brennan", """{"roles":["agent"]}""", """{"roles":["agent","lead"]}"""));

        await identity.Host.PublishAsync(Portal(3, Permissions.StandardRoles));
        (await identity.FindAsync(session.Key))!.Roles.ShouldBe(["agent"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Everybody_with_a_role_here_is_listed(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var list = await admin.SendAsync("GET", Path, null, HttpStatusCode.OK);
        list["items"]!.AsArray().Select(item => item!["email"]!.GetValue<string>())
            .ShouldBe(DemoIds.People.Where(person => person.Roles.Count > 0).Select(person => person.Email), ignoreOrder: true);
        using var other = identity.Host.Client(Callers.Staff(Guid.NewGuid(), "admin"));
        (await other.SendAsync("GET", Path, null, HttpStatusCode.OK))["items"]!.AsArray().ShouldBeEmpty();
        await other.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = new[] { "agent" } }, HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_last_administrator_stays(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        await identity.Host.PublishAsync(Portal(2, Permissions.StandardRoles));
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var only = DemoIds.People.Single(person => person.Roles.Contains("admin")).Id;
        var refused = await admin.SendAsync("PUT", $"{Path}/{only}/roles", new { roles = new[] { "agent" } }, HttpStatusCode.Conflict);
        refused["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:last-administrator");
        await admin.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = new[] { "admin" } }, HttpStatusCode.OK);

        var ct = TestContext.Current.CancellationToken;
        var answers = await Task.WhenAll(new[] { only, DemoIds.Amy }.Select(id =>
            admin.PutAsync($"{Path}/{id}/roles", System.Net.Http.Json.JsonContent.Create(new { roles = new[] { "agent" } }), ct)));
        answers.Select(answer => answer.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_gives_a_role_that_may_more_than_they_do()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var clerk = identity.Host.Client(PortalConfigHost.With(Permissions.Roles, Permissions.Tickets));
        await clerk.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = new[] { "agent", "admin" } }, HttpStatusCode.BadRequest);
        await clerk.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = new[] { "agent", "king" } }, HttpStatusCode.BadRequest);
        await clerk.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { }, HttpStatusCode.BadRequest);
        await clerk.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = Array.Empty<string>() }, HttpStatusCode.OK);
        using var gone = await identity.TrySignInAsync("amy@desk.test", app: "desk");
        gone.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static PortalChanged Portal(long version, IReadOnlyList<RoleDefinition> roles) => new(new PortalSnapshot(
        DemoIds.Portal, version, "Demo", "demo", On: true, 20, TicketScope.Own, null, true, null, null, "en", ClosedReply.Reopen, true, [], DateTimeOffset.UnixEpoch) { Roles = roles });
}
