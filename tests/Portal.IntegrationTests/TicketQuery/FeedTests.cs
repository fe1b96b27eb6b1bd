using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Mail;
using Portal.Testing;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.WeeklyMails;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Saved views by a secret address and by e-mail (B7).</summary>
public sealed class FeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_address_gives_the_views_rows_by_its_owners_rights_of_the_moment_and_can_be_revoked(DatabaseProvider provider)
    {
        await using var host = await HostAsync(provider);
        var ada = host.Session(host.Ada, Acme);
        var view = await SaveViewAsync(host, ada, "status=open&sort=number");
        var secret = await OpenFeedAsync(host, ada, view);
        using var reader = host.Service.Client(Callers.Anonymous(host.PortalId));

        (await reader.GetStringAsync(Feed(secret), Ct)).ShouldContain("Ada's own");
        (await reader.GetStringAsync(Feed(secret), Ct)).ShouldContain("A colleague's");
        (await reader.GetByteArrayAsync(Feed(secret, "xlsx"), Ct)).Take(2).ShouldBe("PK"u8.ToArray());
        (await host.GetAsync(ada, "/api/ticket-views")).GetProperty("views")[0].GetProperty("hasFeed").GetBoolean().ShouldBeTrue();
        using (var scope = host.Service.Services.CreateScope())
        {
            (await scope.ServiceProvider.GetRequiredService<TicketQueryDb>().ViewFeeds.SingleAsync(Ct)).Hash.ShouldNotContain(secret);
        }

        // What its owner is shown no more, it does not show.
        await host.SettingsAsync(portal => portal with { TicketScope = TicketScope.Own });
        (await reader.GetStringAsync(Feed(secret), Ct)).ShouldNotContain("A colleague's");

        // On another portal, and on one that is off, there is none.
        (await StatusAsync(host, Callers.Anonymous(Guid.CreateVersion7()), secret)).ShouldBe(HttpStatusCode.NotFound);
        await host.SettingsAsync(portal => portal with { On = false });
        (await StatusAsync(host, Callers.Anonymous(host.PortalId), secret)).ShouldBe(HttpStatusCode.NotFound);
        await host.SettingsAsync(portal => portal with { On = true });

        // A new address ends the old one, and revoking ends both.
        var second = await OpenFeedAsync(host, ada, view);
        (await StatusAsync(host, Callers.Anonymous(host.PortalId), secret)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(host, Callers.Anonymous(host.PortalId), second)).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(host, ada, HttpMethod.Delete, $"{view}/feed")).ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(host, ada, HttpMethod.Delete, $"{view}/feed")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(host, Callers.Anonymous(host.PortalId), second)).ShouldBe(HttpStatusCode.NotFound);

        // So does deleting the view.
        var third = await OpenFeedAsync(host, ada, view);
        (await SendAsync(host, ada, HttpMethod.Delete, $"{view}")).ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync(host, Callers.Anonymous(host.PortalId), third)).ShouldBe(HttpStatusCode.NotFound);
        foreach (var wrong in new[] { "x", new string('x', 43), new string('x', 500) })
        {
            (await StatusAsync(host, Callers.Anonymous(host.PortalId), wrong)).ShouldBe(HttpStatusCode.NotFound, wrong);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_view_is_sent_once_a_week_to_its_owner(DatabaseProvider provider)
    {
        await using var host = await HostAsync(provider);
        var ada = host.Session(host.Ada, Acme);
        var view = await SaveViewAsync(host, ada, "status=open");
        (await SendAsync(host, ada, HttpMethod.Put, $"{view}/mail", new { day = "Monday", hour = 6, format = "csv" })).ShouldBe(HttpStatusCode.OK);
        (await host.GetAsync(ada, "/api/ticket-views")).GetProperty("views")[0].GetProperty("mail").ToString().ShouldBe("""{"day":"monday","hour":6,"format":"csv"}""");
        await using var scope = host.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        var next = (await db.WeeklyMails.AsNoTracking().SingleAsync(Ct)).NextAt;
        (next.DayOfWeek, next.Hour, next > DateTimeOffset.UtcNow, next < DateTimeOffset.UtcNow.AddDays(7)).ShouldBe((DayOfWeek.Monday, 6, true, true));
        var run = host.Service.Services.GetRequiredService<WeeklyMailRun>();

        await run.SendDueAsync(Ct);
        (await db.Set<QueuedMail>().CountAsync(Ct)).ShouldBe(0);
        await db.WeeklyMails.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.NextAt, DateTimeOffset.UtcNow.AddDays(-3)), Ct);
        await run.SendDueAsync(Ct);
        await run.SendDueAsync(Ct);

        var sent = await db.Set<QueuedMail>().AsNoTracking().SingleAsync(Ct);
        (sent.To, sent.Subject).ShouldBe((host.Ada.Email, "Demo: Mine"));
        sent.Attachments.ShouldContain("tickets-");
        (await db.WeeklyMails.AsNoTracking().SingleAsync(Ct)).NextAt.ShouldBe(next);

        // Who may see nothing here gets nothing, and it goes on when they may again.
        await host.SettingsAsync(portal => portal with { On = false });
        await db.WeeklyMails.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.NextAt, DateTimeOffset.UtcNow.AddDays(-1)), Ct);
        await run.SendDueAsync(Ct);
        (await db.Set<QueuedMail>().CountAsync(Ct)).ShouldBe(1);
        (await SendAsync(host, ada, HttpMethod.Delete, $"{view}/mail")).ShouldBe(HttpStatusCode.NoContent);
        (await db.WeeklyMails.CountAsync(Ct)).ShouldBe(0);
        foreach (var refused in new object[] { new { day = "someday", hour = 6, format = "csv" }, new { day = "1", hour = 6, format = "csv" }, new { day = "monday", hour = 24, format = "csv" }, new { day = "monday", hour = 6, format = "pdf" } })
        {
            (await SendAsync(host, ada, HttpMethod.Put, $"{view}/mail", refused)).ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        }
    }

    [Fact]
    public async Task Addresses_and_mails_are_made_and_ended_by_the_views_owner_alone()
    {
        await using var host = await HostAsync(DatabaseProvider.Sqlite);
        var ada = host.Session(host.Ada, Acme);
        var view = await SaveViewAsync(host, ada, "");
        var secret = await OpenFeedAsync(host, ada, view);
        var mail = new { day = "monday", hour = 6, format = "csv" };
        (await SendAsync(host, ada, HttpMethod.Put, $"{view}/mail", mail)).ShouldBe(HttpStatusCode.OK);
        foreach (var (stranger, status) in new (Caller?, HttpStatusCode)[]
        {
            (host.Session(host.Ben, Acme), HttpStatusCode.NotFound), (host.Session(host.Ben, Globex), HttpStatusCode.NotFound),
            (Callers.Contact(Guid.CreateVersion7(), host.Ada.Id, Acme, TicketScope.Company), HttpStatusCode.NotFound),
            (Callers.Staff(host.PortalId, "agent", "admin"), HttpStatusCode.Forbidden), (Callers.Anonymous(host.PortalId), HttpStatusCode.Unauthorized), (null, HttpStatusCode.Unauthorized),
        })
        {
            (await SendAsync(host, stranger, HttpMethod.Post, $"{view}/feed")).ShouldBe(status);
            (await SendAsync(host, stranger, HttpMethod.Delete, $"{view}/feed")).ShouldBe(status);
            (await SendAsync(host, stranger, HttpMethod.Put, $"{view}/mail", mail)).ShouldBe(status);
            (await SendAsync(host, stranger, HttpMethod.Delete, $"{view}/mail")).ShouldBe(status);
        }

        (await StatusAsync(host, null, secret)).ShouldBe(HttpStatusCode.Unauthorized, "only the gateway leads to services");
        (await StatusAsync(host, Callers.Anonymous(host.PortalId), secret)).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<TicketQueryHost> HostAsync(DatabaseProvider provider)
    {
        var host = await TicketQueryHost.StartAsync(provider);
        await host.SettingsAsync(portal => portal);
        await host.Service.PublishAsync(new ContactChanged(new ContactSnapshot(host.Ada.Id, host.PortalId, 1, host.Ada.Email, "Ada", "Lovell", Acme, null, DateTimeOffset.UtcNow)));
        await host.ChangedAsync(host.Ticket(1, host.Ada, Acme, subject: "Ada's own"));
        await host.ChangedAsync(host.Ticket(2, host.Ben, Acme, subject: "A colleague's"));
        return host;
    }

    private static async Task<Guid> SaveViewAsync(TicketQueryHost host, Caller caller, string query)
    {
        var id = Guid.CreateVersion7();
        (await SendAsync(host, caller, HttpMethod.Put, $"{id}", new { name = "Mine", query })).ShouldBe(HttpStatusCode.OK);
        return id;
    }

    private static async Task<string> OpenFeedAsync(TicketQueryHost host, Caller caller, Guid view)
    {
        using var client = host.Service.Client(caller);
        using var answer = await client.PostAsync(new Uri($"/api/ticket-views/{view}/feed", UriKind.Relative), null, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("secret").GetString()!;
    }

    private static Uri Feed(string secret, string format = "csv") => new($"/api/ticket-feeds/{secret}.{format}", UriKind.Relative);

    private static Task<HttpStatusCode> StatusAsync(TicketQueryHost host, Caller? caller, string secret) => host.StatusAsync(caller, Feed(secret).ToString());

    private static async Task<HttpStatusCode> SendAsync(TicketQueryHost host, Caller? caller, HttpMethod method, string path, object? body = null)
    {
        using var client = host.Service.Client(caller);
        using var request = new HttpRequestMessage(method, $"/api/ticket-views/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
