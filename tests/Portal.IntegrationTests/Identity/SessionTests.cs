using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Identity.Sessions;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.Identity;

public sealed class SessionTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_session_that_is_seen_lives_on_and_one_that_is_not_ends(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var (ada, ben) = (await identity.SignInAsync("ada@acme.test"), await identity.SignInAsync("ben@acme.test"));

        identity.Time.Advance(TimeSpan.FromMinutes(15));
        await TouchAsync(identity, ada.Key, identity.Time.Now);
        identity.Time.Advance(TimeSpan.FromMinutes(10));

        (await identity.FindAsync(ada.Key)).ShouldNotBeNull();
        (await identity.FindAsync(ben.Key)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_touch_never_moves_back_never_into_the_future_and_never_revives(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var session = await identity.SignInAsync("ada@acme.test");
        identity.Time.Advance(TimeSpan.FromMinutes(5));

        await TouchAsync(identity, session.Key, identity.Time.Now.AddHours(3));
        (await identity.FindAsync(session.Key))!.LastSeenAt.ShouldBe(identity.Time.Now);
        await TouchAsync(identity, session.Key, identity.Time.Now.AddMinutes(-2));
        (await identity.FindAsync(session.Key))!.LastSeenAt.ShouldBe(identity.Time.Now);
        identity.Time.Advance(TimeSpan.FromMinutes(21));
        await TouchAsync(identity, session.Key, identity.Time.Now);
        (await identity.FindAsync(session.Key)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_touch_that_arrives_late_still_counts_for_when_it_happened(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var session = await identity.SignInAsync("ada@acme.test");
        var seen = identity.Time.Now.AddMinutes(19).ToOffset(TimeSpan.FromHours(2));
        identity.Time.Advance(TimeSpan.FromMinutes(30));

        await TouchAsync(identity, session.Key, seen);

        (await identity.FindAsync(session.Key))!.LastSeenAt.ShouldBe(seen);
    }

    [Fact]
    public async Task A_session_ends_after_a_week_however_busy()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        var session = await identity.SignInAsync("ada@acme.test");
        await identity.Host.PublishAsync(Portal(version: 2, idleMinutes: 10080));
        for (var day = 0; day < 6; day++)
        {
            identity.Time.Advance(TimeSpan.FromDays(1));
            await TouchAsync(identity, session.Key, identity.Time.Now);
        }

        identity.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(15));

        (await identity.FindAsync(session.Key)).ShouldNotBeNull();
        identity.Time.Advance(TimeSpan.FromMinutes(15));
        (await identity.FindAsync(session.Key)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Signing_out_ends_the_session_and_doing_it_again_is_fine(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var session = await identity.SignInAsync("ada@acme.test");
        using var gateway = identity.Gateway();
        for (var time = 0; time < 2; time++)
        {
            (await gateway.DeleteAsync($"/internal/sessions/{session.Key}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await identity.FindAsync(session.Key)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_language_stays_with_the_account(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        using var gateway = identity.Gateway();
        foreach (var email in new[] { "ada@acme.test", "amy@desk.test" })
        {
            var session = await identity.SignInAsync(email);
            (await gateway.PatchAsJsonAsync($"/internal/sessions/{session.Key}/language", new { language = "xx" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await gateway.PatchAsJsonAsync($"/internal/sessions/{session.Key}/language", new { language = "de" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await identity.SignInAsync(email)).Language.ShouldBe("de");
        }

        var changed = await identity.Host.Log.WaitForAsync<ContactChanged>(message => message.Contact.Id == DemoIds.Ada && message.Contact.Version == 2);
        changed.Contact.Language.ShouldBe("de");
        await identity.Host.Log.WaitForAsync<StaffChanged>(message => message.Staff.Id == DemoIds.Amy && message.Staff.Version == 2);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_changed_idle_time_counts_for_open_sessions_and_an_old_event_does_not(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var session = await identity.SignInAsync("ada@acme.test");

        await identity.Host.PublishAsync(Portal(version: 3, idleMinutes: 60));
        await identity.Host.PublishAsync(Portal(version: 2, idleMinutes: 5));

        (await identity.FindAsync(session.Key))!.IdleMinutes.ShouldBe(60);
        identity.Time.Advance(TimeSpan.FromMinutes(45));
        (await identity.FindAsync(session.Key)).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_sweep_removes_only_what_no_longer_counts(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        await identity.SignInAsync("ada@acme.test");
        using var wrong = await identity.TrySignInAsync("ben@acme.test", "wrong-password");
        identity.Time.Advance(TimeSpan.FromDays(6));
        var fresh = await identity.SignInAsync("ben@acme.test");
        using var again = await identity.TrySignInAsync("cleo@globex.test", "wrong-password");
        identity.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));

        await identity.WithDbAsync(async db =>
        {
            await SessionCleanup.SweepAsync(db, identity.Time.Now.AddMinutes(2), Ct);
            (await db.Sessions.SingleAsync(Ct)).Key.ShouldBe(fresh.Key);
            (await db.SignInFailures.CountAsync(Ct)).ShouldBe(0);
        });
    }

    private static async Task TouchAsync(IdentityHost identity, string key, DateTimeOffset seen)
    {
        using var gateway = identity.Gateway(Guid.Empty);
        var keys = new Dictionary<string, DateTimeOffset> { [key] = seen, ["unknown"] = seen };
        using var answer = await gateway.PostAsJsonAsync("/internal/sessions/touch", new { keys }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static PortalChanged Portal(long version, int idleMinutes) => new(new PortalSnapshot(
        DemoIds.Portal, version, "Demo", "demo", true, idleMinutes, TicketScope.Own, null, true, null, null, "en", ClosedReply.Reopen, true, [], DateTimeOffset.UtcNow));
}
