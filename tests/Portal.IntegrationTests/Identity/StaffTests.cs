using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.Identity;

public sealed class StaffTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Saving_the_same_person_twice_makes_one_account_and_one_event(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var gateway = identity.Gateway();
        var body = new { email = "Zoe@Desk.test", firstName = "Zoe", lastName = "Park", password = "heron lantern", roles = new[] { "admin", "agent" } };

        var first = await SaveAsync(gateway, body);
        var second = await SaveAsync(gateway, body);

        second["id"]!.GetValue<Guid>().ShouldBe(first["id"]!.GetValue<Guid>());
        second["roles"]!.AsArray().Select(role => role!.GetValue<string>()).ShouldBe(["agent", "admin"]);
        (await identity.SignInAsync("zoe@desk.test", "desk", "heron lantern")).Roles.ShouldBe(["agent", "admin"]);
        await SaveAsync(gateway, new { email = "last@desk.test", password = "heron lantern", roles = Array.Empty<string>() });
        await identity.Host.Log.WaitForAsync<StaffChanged>(message => message.Staff.Email == "last@desk.test");
        identity.Host.Log.Of<StaffChanged>().Count(message => message.Staff.Email == "zoe@desk.test").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task One_account_works_on_several_portals_with_roles_of_their_own(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var other = identity.Gateway(Guid.NewGuid());

        var saved = await SaveAsync(other, new { email = "amy@desk.test", firstName = "Amy", lastName = "Brennan", roles = new[] { "operator" } });

        saved["id"]!.GetValue<Guid>().ShouldBe(DemoIds.Amy);
        (await identity.SignInAsync("amy@desk.test")).Roles.ShouldBe(["agent"]);
        var changed = await identity.Host.Log.WaitForAsync<StaffChanged>(message => message.Staff.Id == DemoIds.Amy && message.Staff.Version == 2);
        changed.Staff.Memberships.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_new_password_ends_the_sessions_opened_with_the_old_one(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var session = await identity.SignInAsync("amy@desk.test");
        using var gateway = identity.Gateway();

        await SaveAsync(gateway, new { email = "amy@desk.test", firstName = "Amy", lastName = "Brennan", password = "another-password", roles = new[] { "agent" } });

        (await identity.FindAsync(session.Key)).ShouldBeNull();
        using var old = await identity.TrySignInAsync("amy@desk.test");
        old.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var now = await identity.TrySignInAsync("amy@desk.test", "another-password");
        now.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Losing_the_last_role_ends_the_sessions_too(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var session = await identity.SignInAsync("amy@desk.test");
        using var gateway = identity.Gateway();
        await SaveAsync(gateway, new { id = DemoIds.Amy, email = "amy@desk.test", roles = Array.Empty<string>() });
        (await identity.FindAsync(session.Key)).ShouldBeNull();
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_its_field()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var gateway = identity.Gateway();
        (await ErrorsAsync(gateway, new { email = "x", password = "short", roles = new[] { "king" } })).ShouldBe(["email", "password", "roles"]);
        (await ErrorsAsync(gateway, new { email = "new@desk.test", roles = new[] { "agent" } })).ShouldBe(["password"]);
        (await ErrorsAsync(gateway, new { email = "new@desk.test", password = "heron lantern" })).ShouldBe(["roles"]);
        (await ErrorsAsync(gateway, new { email = "new@desk.test", password = "eleven long", roles = new[] { "agent" } })).ShouldBe(["password"]);
        (await ErrorsAsync(gateway, new { id = DemoIds.Raj, email = "amy@desk.test", roles = new[] { "agent" } })).ShouldBe(["email"]);
    }

    private static async Task<JsonObject> SaveAsync(HttpClient gateway, object body)
    {
        using var answer = await gateway.PutAsJsonAsync("/internal/staff", body, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
    }

    private static async Task<List<string>> ErrorsAsync(HttpClient gateway, object body)
    {
        using var answer = await gateway.PutAsJsonAsync("/internal/staff", body, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!["errors"]!.AsObject().Select(error => error.Key).ToList();
    }
}
