using System.Net;
using System.Text.Json.Nodes;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.IntegrationTests.PortalConfig;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Identity;

public sealed class InvitationTests
{
    private const string Path = "/api/settings/staff";
    private const string Accept = "/api/desk/invitation";
    private const string Password = "heron lantern";

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_is_added_chooses_a_password_once_and_works_here(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var admin = Admin(identity);
        var added = await AddAsync(admin, "Lea@Desk.test");
        var staff = added["staff"]!;
        (staff["email"]!.GetValue<string>(), staff["name"]!.GetValue<string>(), staff["status"]!.GetValue<string>()).ShouldBe(("lea@desk.test", "Lea van Lund", "invited"));
        using var early = await identity.TrySignInAsync("lea@desk.test", "", "desk");
        early.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var deed = await identity.Host.Log.WaitForAsync<AuditRecorded>(known => known.Action == "staff.added");
        (deed.Target.Name, deed.After!.Value.GetRawText()).ShouldBe(("Lea van Lund", """{"email":"lea@desk.test","roles":["agent"],"invited":true}"""));

        using var visitor = identity.Host.Client(Callers.Anonymous(DemoIds.Portal));
        (await visitor.RefusedFieldsAsync("POST", Accept, new { token = TokenOf(added), password = "eleven long" })).ShouldBe(["password"]);
        (await visitor.SendAsync("POST", Accept, new { token = TokenOf(added), password = Password }, HttpStatusCode.OK))["email"]!.GetValue<string>().ShouldBe("lea@desk.test");
        await visitor.SendAsync("POST", Accept, new { token = TokenOf(added), password = "another password" }, HttpStatusCode.Conflict);

        (await identity.SignInAsync("lea@desk.test", "desk", Password)).Roles.ShouldBe(["agent"]);
        (await StatusAsync(admin, "lea@desk.test")).ShouldBe("active");
        (await identity.Host.Log.WaitForAsync<AuditRecorded>(known => known.Action == "staff.joined")).Actor.Name.ShouldBe("Lea van Lund");
        await admin.SendAsync("POST", $"{Path}/{staff["id"]}/invitation", new { }, HttpStatusCode.Conflict);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_lost_all_roles_stays_listed_and_comes_back_with_the_old_password(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var admin = Admin(identity);
        var session = await identity.SignInAsync("amy@desk.test", "desk");
        await admin.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = Array.Empty<string>() }, HttpStatusCode.OK);
        (await StatusAsync(admin, "amy@desk.test")).ShouldBe("noAccess");
        (await identity.FindAsync(session.Key)).ShouldBeNull();
        var gone = await identity.Host.Log.WaitForAsync<StaffChanged>(changed => changed.Staff.Id == DemoIds.Amy && changed.Staff.Version == 2);
        gone.Staff.Memberships.SelectMany(membership => membership.Roles).ShouldBeEmpty();

        (await AddAsync(admin, "amy@desk.test"))["invitation"].ShouldBeNull();
        await identity.SignInAsync("amy@desk.test", "desk");
        await admin.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = Array.Empty<string>() }, HttpStatusCode.OK);
        await admin.SendAsync("PUT", $"{Path}/{DemoIds.Amy}/roles", new { roles = new[] { "agent" } }, HttpStatusCode.OK);
        (await StatusAsync(admin, "amy@desk.test")).ShouldBe("active");
        (await admin.RefusedFieldsAsync("POST", Path, New("amy@desk.test"))).ShouldBe(["email"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_invitation_ends_with_its_time_with_the_next_one_and_with_the_access(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var admin = Admin(identity);
        using var visitor = identity.Host.Client(Callers.Anonymous(DemoIds.Portal));
        var added = await AddAsync(admin, "lea@desk.test");
        var id = added["staff"]!["id"]!.GetValue<Guid>();
        identity.Time.Advance(TimeSpan.FromDays(8));
        await visitor.SendAsync("POST", Accept, new { token = TokenOf(added), password = Password }, HttpStatusCode.Conflict);

        var second = (await admin.SendAsync("POST", $"{Path}/{id}/invitation", new { }, HttpStatusCode.OK))["token"]!.GetValue<string>();
        var third = (await admin.SendAsync("POST", $"{Path}/{id}/invitation", new { }, HttpStatusCode.OK))["token"]!.GetValue<string>();
        await visitor.SendAsync("POST", Accept, new { token = second, password = Password }, HttpStatusCode.Conflict);
        await admin.SendAsync("PUT", $"{Path}/{id}/roles", new { roles = Array.Empty<string>() }, HttpStatusCode.OK);
        await visitor.SendAsync("POST", Accept, new { token = third, password = Password }, HttpStatusCode.Conflict);
        await admin.SendAsync("PUT", $"{Path}/{id}/roles", new { roles = new[] { "agent" } }, HttpStatusCode.OK);
        using var elsewhere = identity.Host.Client(Callers.Anonymous(Guid.NewGuid()));
        await elsewhere.SendAsync("POST", Accept, new { token = third, password = Password }, HttpStatusCode.Conflict);
        foreach (var token in new[] { null, "", "x", id.ToString("N"), id.ToString("N") + "guess", third + "x" })
        {
            await visitor.SendAsync("POST", Accept, new { token, password = Password }, HttpStatusCode.Conflict);
        }

        await visitor.SendAsync("POST", Accept, new { token = third, password = Password }, HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_invitation_opens_no_account_that_may_more_than_who_invites()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = Admin(identity);
        using var clerk = identity.Host.Client(PortalConfigHost.With(Permissions.Roles, Permissions.Tickets));
        (await clerk.RefusedFieldsAsync("POST", Path, New("lea@desk.test", "admin"))).ShouldBe(["roles"]);
        var boss = (await AddAsync(admin, "boss@desk.test", "admin"))["staff"]!["id"];
        await clerk.SendAsync("POST", $"{Path}/{boss}/invitation", new { }, HttpStatusCode.Forbidden);

        // Invited by this portal, then added by another one: that one gets no way into the account.
        using var other = identity.Host.Client(Callers.Staff(Guid.NewGuid(), "admin"));
        (await AddAsync(other, "boss@desk.test"))["invitation"].ShouldBeNull();
        await other.SendAsync("POST", $"{Path}/{boss}/invitation", new { }, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_administrator_who_was_only_invited_does_not_stand_in_for_the_last_one()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = Admin(identity);
        using var visitor = identity.Host.Client(Callers.Anonymous(DemoIds.Portal));
        var added = await AddAsync(admin, "lea@desk.test", "admin");
        var refused = await admin.SendAsync("PUT", $"{Path}/{DemoIds.Admin}/roles", new { roles = new[] { "agent" } }, HttpStatusCode.Conflict);
        refused["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:last-administrator");
        await visitor.SendAsync("POST", Accept, new { token = TokenOf(added), password = Password }, HttpStatusCode.OK);
        await admin.SendAsync("PUT", $"{Path}/{DemoIds.Admin}/roles", new { roles = new[] { "agent" } }, HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_its_field_and_others_may_not_add_anybody()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = Admin(identity);
        (await admin.RefusedFieldsAsync("POST", Path, new { email = "x", roles = Array.Empty<string>() })).ShouldBe(["email", "name", "roles"]);
        (await admin.RefusedFieldsAsync("POST", Path, new { email = "x@desk.test", name = new string('x', 300), roles = new[] { "agent" } })).ShouldBe(["name"]);
        (await admin.RefusedFieldsAsync("POST", Path, New("x@desk.test", "king"))).ShouldBe(["roles"]);
        foreach (var caller in new[] { Callers.Staff(DemoIds.Portal, "agent"), Callers.Staff(DemoIds.Portal, "operator"), Callers.Contact(DemoIds.Portal) })
        {
            using var client = identity.Host.Client(caller);
            await client.SendAsync("POST", Path, New("x@desk.test"), HttpStatusCode.Forbidden);
            await client.SendAsync("POST", $"{Path}/{DemoIds.Amy}/invitation", new { }, HttpStatusCode.Forbidden);
        }
    }

    private static HttpClient Admin(IdentityHost identity) => identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));

    private static object New(string email, string role = "agent") => new { email, name = "Lea  van Lund", roles = new[] { role } };

    private static Task<JsonObject> AddAsync(HttpClient client, string email, string role = "agent") => client.SendAsync("POST", Path, New(email, role), HttpStatusCode.Created);

    private static string TokenOf(JsonObject added) => added["invitation"]!["token"]!.GetValue<string>();

    private static async Task<string> StatusAsync(HttpClient admin, string email) =>
        (await admin.SendAsync("GET", Path, null, HttpStatusCode.OK))["items"]!.AsArray().Single(item => item!["email"]!.GetValue<string>() == email)!["status"]!.GetValue<string>();
}
