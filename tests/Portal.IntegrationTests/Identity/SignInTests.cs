using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Identity;

public sealed class SignInTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_contact_signs_in_and_the_database_holds_no_token(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);

        var session = await identity.SignInAsync(" ADA@acme.test ");

        session.Kind.ShouldBe(SessionKind.Contact);
        session.SubjectId.ShouldBe(DemoIds.Ada);
        session.Company.ShouldBe(new CompanyRef(DemoIds.Acme, "Acme Outdoor"));
        session.Key.ShouldBe(SessionRecord.KeyOf(session.Token!));
        session.AbsoluteEnd.ShouldBe(identity.Time.Now.AddDays(7));
        (await identity.FindAsync(session.Key)).ShouldBeEquivalentTo(session with { Token = null });
        await identity.WithDbAsync(async db => (await db.Sessions.SingleAsync(Ct)).Key.ShouldBe(session.Key));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Staff_sign_in_with_their_roles(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);

        var session = await identity.SignInAsync("admin@desk.test");

        session.Kind.ShouldBe(SessionKind.Staff);
        session.Roles.ShouldBe(["agent", "admin"]);
        session.Company.ShouldBeNull();
    }

    [Theory]
    [InlineData("ada@acme.test", "wrong-password", null)]
    [InlineData("ada@acme.test", "portal-demo", "desk")]
    [InlineData("amy@desk.test", "portal-demo", "portal")]
    [InlineData("nobody@acme.test", "portal-demo", null)]
    public async Task Whatever_is_wrong_the_answer_is_the_same(string email, string password, string? app)
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);

        using var answer = await identity.TrySignInAsync(email, password, app);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var problem = await answer.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>(Ct);
        problem!["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:invalid-credentials");
        problem["detail"]!.GetValue<string>().ShouldBe("The e-mail address or the password is not right.");
    }

    [Fact]
    public async Task Nobody_signs_in_on_a_portal_they_do_not_belong_to()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var other = identity.Gateway(Guid.NewGuid());
        foreach (var email in new[] { "ada@acme.test", "admin@desk.test" })
        {
            using var answer = await other.PostAsJsonAsync("/internal/sessions", new { email, password = "portal-demo", idleMinutes = 20 }, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Five_failures_lock_an_address_for_a_quarter_of_an_hour_known_or_not(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        foreach (var email in new[] { "ada@acme.test", "nobody@acme.test" })
        {
            for (var attempt = 0; attempt < 5; attempt++)
            {
                using var wrong = await identity.TrySignInAsync(email, "wrong-password");
                wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            }

            using var locked = await identity.TrySignInAsync(email);
            locked.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            locked.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(15));
        }

        await identity.SignInAsync("ben@acme.test");
        identity.Time.Advance(TimeSpan.FromMinutes(15));
        await identity.SignInAsync("ada@acme.test");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_right_password_forgets_the_failures_before_it(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                using var wrong = await identity.TrySignInAsync("ada@acme.test", "wrong-password");
            }

            await identity.SignInAsync("ada@acme.test");
        }

        await identity.WithDbAsync(async db => (await db.SignInFailures.CountAsync(Ct)).ShouldBe(0));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Many_guesses_at_once_all_count(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => identity.TrySignInAsync("ada@acme.test", "wrong-password")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Unauthorized || answer.StatusCode == HttpStatusCode.TooManyRequests);
        using var locked = await identity.TrySignInAsync("ada@acme.test");
        locked.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task One_person_may_sign_in_many_times_at_once(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);

        var sessions = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => identity.SignInAsync("ada@acme.test")));

        sessions.Select(session => session.Key).Distinct().Count().ShouldBe(12);
    }

    [Fact]
    public async Task Only_the_gateway_may_ask()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "agent", "admin", "operator"));
        using var nobody = identity.Host.Client(null);
        var body = new { email = "ada@acme.test", password = "portal-demo", idleMinutes = 20 };
        (await admin.PostAsJsonAsync("/internal/sessions", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.PostAsJsonAsync("/internal/sessions", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var gateway = identity.Gateway();
        using var answer = await gateway.PostAsJsonAsync("/internal/sessions", new { app = "shop" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>(Ct);
        problem!["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["email", "password", "app", "idleMinutes"]);
    }
}
