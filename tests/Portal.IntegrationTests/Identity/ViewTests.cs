using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Identity.Sessions;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Identity;

/// <summary>Who may see the portal as which customer (B13), and what stays of it.</summary>
public sealed class ViewTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_view_is_the_contact_as_the_portal_knows_them_for_a_quarter_of_an_hour(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var staff = await identity.SignInAsync("admin@desk.test");
        var ada = await identity.SignInAsync("ada@acme.test");

        var view = (await identity.FindAsync(SessionRecord.KeyOf(await StartAsync(identity, staff))))!;

        (view.Kind, view.SubjectId, view.Company!.Id, view.Email).ShouldBe((SessionKind.Contact, DemoIds.Ada, DemoIds.Acme, "ada@acme.test"));
        view.Viewer.ShouldBe(new SessionViewer(DemoIds.Admin, staff.Key));
        (await identity.FindAsync(ada.Key))!.Viewer.ShouldBeNull();
        identity.Time.Advance(TimeSpan.FromMinutes(15));
        (await identity.FindAsync(view.Key)).ShouldBeNull();
        (await identity.FindAsync(staff.Key)).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Start_and_end_stand_in_the_audit_log_with_who_whose_and_from_where(DatabaseProvider provider)
    {
        await using var identity = await IdentityHost.StartAsync(provider);
        var staff = await identity.SignInAsync("admin@desk.test");
        var view = SessionRecord.KeyOf(await StartAsync(identity, staff));
        using var gateway = identity.Gateway();

        await gateway.DeleteAsync($"/internal/sessions/{view}?address=192.0.2.7", Ct);

        (await identity.FindAsync(view)).ShouldBeNull();
        var started = await identity.Host.Log.WaitForAsync<AuditRecorded>(deed => deed.Action == "contact.view-started");
        (started.Actor, started.Target, started.Address).ShouldBe(
            (new AuditActor("staff", DemoIds.Admin, "Nora Keller"), new AuditTarget("contact", DemoIds.Ada.ToString(), "Ada Lovell"), "192.0.2.1"));
        var ended = await EndAsync(identity);
        (ended.Actor, ended.Target, ended.Address, ended.PortalId).ShouldBe((started.Actor, started.Target, "192.0.2.7", DemoIds.Portal));
        ended.After!.Value.GetProperty("how").GetString().ShouldBe("ended");
    }

    [Theory]
    [InlineData("signed-out")]
    [InlineData("expired")]
    public async Task A_view_that_nobody_ended_is_told_of_too(string how)
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        var staff = await identity.SignInAsync("admin@desk.test");
        var view = SessionRecord.KeyOf(await StartAsync(identity, staff));
        var end = identity.Time.Now.AddMinutes(15);

        if (how == "expired")
        {
            await identity.WithDbAsync(db => SessionCleanup.SweepAsync(db, identity.Time.Now.AddMinutes(20), Ct));
        }
        else
        {
            using var gateway = identity.Gateway();
            await gateway.DeleteAsync($"/internal/sessions/{staff.Key}", Ct);
            (await identity.FindAsync(staff.Key)).ShouldBeNull();
        }

        (await identity.FindAsync(view)).ShouldBeNull();
        var ended = await EndAsync(identity);
        ended.After!.Value.GetProperty("how").GetString().ShouldBe(how);
        ended.At.ShouldBe(how == "expired" ? end : identity.Time.Now);
    }

    [Fact]
    public async Task Nothing_of_it_counts_as_the_contacts_doing()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        var staff = await identity.SignInAsync("admin@desk.test");
        var ada = await identity.SignInAsync("ada@acme.test");
        identity.Time.Advance(TimeSpan.FromMinutes(5));

        var view = SessionRecord.KeyOf(await StartAsync(identity, staff));
        using var gateway = identity.Gateway();
        await gateway.PostAsJsonAsync("/internal/sessions/touch", new { keys = new Dictionary<string, DateTimeOffset> { [view] = identity.Time.Now } }, Ct);

        (await identity.FindAsync(ada.Key))!.LastSeenAt.ShouldBe(ada.LastSeenAt);
        await identity.WithDbAsync(async db => (await db.Contacts.FirstAsync(contact => contact.Id == DemoIds.Ada, Ct)).Version.ShouldBe(1));
    }

    [Fact]
    public async Task Only_staff_with_the_permission_in_a_session_of_their_own_look_and_only_as_contacts_of_their_portal()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        var staff = await identity.SignInAsync("admin@desk.test");
        var caller = CallerOf(staff);

        (await StatusAsync(identity, null, DemoIds.Ada)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(identity, Callers.Anonymous(DemoIds.Portal), DemoIds.Ada)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(identity, Callers.Contact(DemoIds.Portal), DemoIds.Ada)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(identity, Callers.Gateway(DemoIds.Portal), DemoIds.Ada)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(identity, caller with { Permissions = [Permissions.Tickets, Permissions.Contacts] }, DemoIds.Ada)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(identity, caller with { SessionId = "operator" }, DemoIds.Ada)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(identity, caller, Guid.CreateVersion7())).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(identity, caller with { PortalId = Guid.CreateVersion7() }, DemoIds.Ada)).ShouldBe(HttpStatusCode.NotFound);
        await identity.WithDbAsync(async db => (await db.Sessions.CountAsync(session => session.ViewerId != null, Ct)).ShouldBe(0));
    }

    [Fact]
    public async Task Whoever_only_looks_is_refused_by_services_too()
    {
        await using var identity = await IdentityHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = identity.Host.Client(CallerOf(await identity.SignInAsync("admin@desk.test")) with { Viewer = DemoIds.Amy });

        using var refused = await client.PostAsync(new Uri($"/api/desk/contacts/{DemoIds.Ada}/view", UriKind.Relative), null, Ct);
        using var shown = await client.GetAsync(new Uri("/api/desk/contacts", UriKind.Relative), Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync(Ct)).ShouldContain("only-looking");
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<AuditRecorded> EndAsync(IdentityHost identity) => identity.Host.Log.WaitForAsync<AuditRecorded>(deed => deed.Action == "contact.view-ended");

    private static Caller CallerOf(SessionRecord staff) =>
        Callers.Staff(DemoIds.Portal, "admin") with { Id = staff.SubjectId, SessionId = staff.Key, FirstName = staff.FirstName, LastName = staff.LastName };

    private static async Task<string> StartAsync(IdentityHost identity, SessionRecord staff)
    {
        using var client = identity.Host.Client(CallerOf(staff));
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        using var answer = await client.PostAsync(new Uri($"/api/desk/contacts/{DemoIds.Ada}/view", UriKind.Relative), null, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
    }

    private static async Task<HttpStatusCode> StatusAsync(IdentityHost identity, Caller? caller, Guid contact)
    {
        using var client = identity.Host.Client(caller);
        using var answer = await client.PostAsync(new Uri($"/api/desk/contacts/{contact}/view", UriKind.Relative), null, Ct);
        return answer.StatusCode;
    }
}
