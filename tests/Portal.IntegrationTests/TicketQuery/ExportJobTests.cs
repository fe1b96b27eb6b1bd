using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Filters;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;
using Portal.Testing;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Exports.Jobs;
using static Portal.IntegrationTests.TicketQuery.TicketQueryHost;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Exports in the background (P48).</summary>
public sealed class ExportJobTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_export_in_the_background_holds_what_the_direct_one_holds(DatabaseProvider provider)
    {
        await using var host = await HostAsync(provider, tickets: 30);
        var ada = host.Session(host.Ada, Acme);
        using var client = host.Service.Client(ada);

        var job = await StartAsync(host, ada, "csv", "?status=open&sort=number&view=organization");
        var done = await DoneAsync(host, ada, job);

        (done.GetProperty("rows").GetInt64(), done.GetProperty("state").GetString()).ShouldBe((30, "done"));
        using var file = await client.GetAsync(new Uri($"/api/ticket-exports/{job}/file", UriKind.Relative), Ct);
        file.Content.Headers.ContentDisposition!.FileName.ShouldStartWith("tickets-");
        (await file.Content.ReadAsStringAsync(Ct)).ShouldBe(await client.GetStringAsync(new Uri("/api/tickets/export.csv?status=open&sort=number", UriKind.Relative), Ct));

        var workbook = await StartAsync(host, ada, "xlsx", "");
        await DoneAsync(host, ada, workbook);
        await using var zip = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync(new Uri($"/api/ticket-exports/{workbook}/file", UriKind.Relative), Ct)));
        zip.GetEntry("xl/worksheets/sheet1.xml").ShouldNotBeNull();
        (await host.GetAsync(ada, "/api/ticket-exports")).EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).ShouldBe([workbook, job]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Whose_tickets_it_holds_is_decided_when_it_runs_and_once_more_when_it_is_fetched(DatabaseProvider provider)
    {
        await using var host = await HostAsync(provider, tickets: 4);
        await host.ChangedAsync(host.Ticket(100, host.Ben, Acme, subject: "A colleague's"));
        var ada = host.Session(host.Ada, Acme);

        // The session is of before; the settings are of now.
        await host.SettingsAsync(portal => portal with { TicketScope = TicketScope.Own });
        var job = await StartAsync(host, ada, "csv", "");
        (await DoneAsync(host, ada, job, "refused")).GetProperty("rows").GetInt64().ShouldBe(4);
        (await host.StatusAsync(ada, $"/api/ticket-exports/{job}/file")).ShouldBe(HttpStatusCode.NotFound);
        var now = host.Session(host.Ada);
        (await TextAsync(host, now, job)).ShouldNotContain("A colleague's");

        // A member of the group, and then no more.
        await host.SettingsAsync(portal => portal with { TicketScope = TicketScope.Group, ScopeFilter = new Filter([new FilterGroup([new Condition(StandardProperties.FirstName, FilterOperator.In, ["Ada"])])]) });
        (await host.StatusAsync(now, $"/api/ticket-exports/{job}/file")).ShouldBe(HttpStatusCode.NotFound);
        var second = await StartAsync(host, ada, "csv", "");
        await DoneAsync(host, ada, second);
        (await TextAsync(host, ada, second)).ShouldContain("A colleague's");
        (await host.StatusAsync(now, $"/api/ticket-exports/{second}/file")).ShouldBe(HttpStatusCode.NotFound);
        (await host.StatusAsync(host.Session(host.Ada, Globex), $"/api/ticket-exports/{second}/file")).ShouldBe(HttpStatusCode.NotFound);
        await host.SettingsAsync(portal => portal with { TicketScope = TicketScope.Company, TicketFilter = Only(StandardProperties.Subject, FilterOperator.ContainsToken, "nothing") });
        (await host.StatusAsync(ada, $"/api/ticket-exports/{second}/file")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_export_whose_process_died_is_made_again_and_leaves_one_file(DatabaseProvider provider)
    {
        await using var host = await HostAsync(provider, tickets: 3);
        var ada = host.Session(host.Ada, Acme);
        var (dead, held) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await AddAsync(host, Running(host, dead, host.Ada, DateTimeOffset.UtcNow.AddSeconds(-1)));
        await AddAsync(host, Running(host, held, host.Ben, DateTimeOffset.UtcNow.AddMinutes(5)));

        (await DoneAsync(host, ada, dead)).GetProperty("rows").GetInt64().ShouldBe(3);

        (await TextAsync(host, ada, dead)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        using var scope = host.Service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        (await db.ExportJobs.AsNoTracking().FirstAsync(job => job.Id == held, Ct)).State.ShouldBe(ExportState.Running);
        (await db.ExportJobs.AsNoTracking().FirstAsync(job => job.Id == dead, Ct)).Attempts.ShouldBe(2);
        var files = scope.ServiceProvider.GetRequiredService<IFileStore>();
        (await files.FindAsync(dead, Ct)).ShouldNotBeNull();

        await ExportUpkeep.SweepAsync(db, files, DateTimeOffset.UtcNow.AddHours(23), Ct);
        (await files.FindAsync(dead, Ct)).ShouldNotBeNull();
        await ExportUpkeep.SweepAsync(db, files, DateTimeOffset.UtcNow.AddHours(25), Ct);
        (await files.FindAsync(dead, Ct)).ShouldBeNull();
        (await host.StatusAsync(ada, $"/api/ticket-exports/{dead}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_person_has_one_export_at_a_time_and_a_portal_two(DatabaseProvider provider)
    {
        await using var host = await HostAsync(provider, tickets: 1);
        var (ada, ben) = (host.Session(host.Ada, Acme), host.Session(host.Ben, Acme));
        var later = DateTimeOffset.UtcNow.AddMinutes(5);
        var adas = Guid.CreateVersion7();
        await AddAsync(host, Running(host, adas, host.Ada, later));

        (await PostAsync(host, ada, new { format = "csv", query = "" })).ShouldBe((HttpStatusCode.Conflict, "export-running"));
        await AddAsync(host, Running(host, Guid.CreateVersion7(), new PersonRef(Guid.CreateVersion7(), "Cleo", "Hart", "cleo@acme.test"), later));
        (await PostAsync(host, ben, new { format = "csv", query = "" })).ShouldBe((HttpStatusCode.TooManyRequests, "exports-busy"));

        // Cancelling makes room.
        using var client = host.Service.Client(ada);
        (await client.DeleteAsync(new Uri($"/api/ticket-exports/{adas}", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await PostAsync(host, ben, new { format = "csv", query = "" })).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task An_export_is_cancelled_while_it_is_written_and_leaves_no_file()
    {
        await using var host = await HostAsync(DatabaseProvider.Sqlite, tickets: 1);
        var ada = host.Session(host.Ada, Acme);
        var run = host.Service.Services.GetRequiredService<ExportRun>();
        var id = Guid.CreateVersion7();
        await AddAsync(host, Running(host, id, host.Ada, DateTimeOffset.UtcNow.AddMinutes(5)));
        using var client = host.Service.Client(ada);
        (await client.DeleteAsync(new Uri($"/api/ticket-exports/{id}", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await run.MakeAsync(id, Ct);

        (await host.Service.Services.GetRequiredService<IFileStore>().FindAsync(id, Ct)).ShouldBeNull();
        (await host.StatusAsync(ada, $"/api/ticket-exports/{id}/file")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_asked_for_is_checked_like_a_list()
    {
        await using var host = await HostAsync(DatabaseProvider.Sqlite, tickets: 1);
        var ada = host.Session(host.Ada, Acme);
        foreach (var body in new object[]
        {
            new { format = "pdf", query = "" }, new { query = "" }, new { format = "csv", query = "status=odd" }, new { format = "csv", query = "nothing=1" },
            new { format = "csv", query = "cursor=x" }, new { format = "csv", query = "among=1" }, new { format = "csv", query = new string('q', 2001) },
        })
        {
            (await PostAsync(host, ada, body)).Status.ShouldBe(HttpStatusCode.BadRequest, body.ToString());
        }
    }

    [Fact]
    public async Task Exports_are_their_persons_alone()
    {
        await using var host = await HostAsync(DatabaseProvider.Sqlite, tickets: 2);
        var ada = host.Session(host.Ada, Acme);
        var job = await StartAsync(host, ada, "csv", "");
        await DoneAsync(host, ada, job);
        var elsewhere = Callers.Contact(Guid.CreateVersion7(), host.Ada.Id, Acme, TicketScope.Company);
        foreach (var (stranger, status) in new (Caller?, HttpStatusCode)[]
        {
            (host.Session(host.Ben, Acme), HttpStatusCode.NotFound), (host.Session(host.Ben, Globex), HttpStatusCode.NotFound), (elsewhere, HttpStatusCode.NotFound),
            (Callers.Staff(host.PortalId, "agent", "admin"), HttpStatusCode.Forbidden), (Callers.Anonymous(host.PortalId), HttpStatusCode.Unauthorized), (null, HttpStatusCode.Unauthorized),
        })
        {
            using var client = host.Service.Client(stranger);
            (await host.StatusAsync(stranger, $"/api/ticket-exports/{job}")).ShouldBe(status);
            (await host.StatusAsync(stranger, $"/api/ticket-exports/{job}/file")).ShouldBe(status);
            (await client.DeleteAsync(new Uri($"/api/ticket-exports/{job}", UriKind.Relative), Ct)).StatusCode.ShouldBe(status);
            if (status == HttpStatusCode.NotFound)
            {
                (await host.GetAsync(stranger!, "/api/ticket-exports")).GetArrayLength().ShouldBe(0);
            }
            else
            {
                (await host.StatusAsync(stranger, "/api/ticket-exports")).ShouldBe(status);
                (await client.PostAsJsonAsync(new Uri("/api/ticket-exports", UriKind.Relative), new { format = "csv", query = "" }, Ct)).StatusCode.ShouldBe(status);
            }
        }

        (await host.StatusAsync(ada, $"/api/ticket-exports/{job}/file")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<TicketQueryHost> HostAsync(DatabaseProvider provider, int tickets)
    {
        var host = await TicketQueryHost.StartAsync(provider);
        await host.SettingsAsync(portal => portal);
        foreach (var person in new[] { host.Ada, host.Ben })
        {
            await host.Service.PublishAsync(new ContactChanged(new ContactSnapshot(person.Id, host.PortalId, 1, person.Email, person.FirstName, person.LastName, Acme, null, DateTimeOffset.UtcNow)));
        }

        for (var number = 1; number <= tickets; number++)
        {
            await host.ChangedAsync(host.Ticket(number, host.Ada, Acme));
        }

        return host;
    }

    private static ExportJob Running(TicketQueryHost host, Guid id, PersonRef person, DateTimeOffset until) => new()
    {
        Id = id, PortalId = host.PortalId, ContactId = person.Id, Format = "csv", Language = "en", State = ExportState.Running,
        CreatedAt = DateTimeOffset.UtcNow, Holder = Guid.CreateVersion7(), HeldUntil = until, Attempts = 1,
    };

    private static async Task AddAsync(TicketQueryHost host, ExportJob job)
    {
        using var scope = host.Service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        db.ExportJobs.Add(job);
        await db.SaveChangesAsync(Ct);
    }

    private static async Task<Guid> StartAsync(TicketQueryHost host, Caller caller, string format, string query)
    {
        using var client = host.Service.Client(caller);
        client.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        using var answer = await client.PostAsJsonAsync(new Uri("/api/ticket-exports", UriKind.Relative), new { format, query }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Ct));
        using var again = await client.PostAsJsonAsync(new Uri("/api/ticket-exports", UriKind.Relative), new { format, query }, Ct);
        again.Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
        answer.Headers.Location!.ToString().ShouldEndWith(id.ToString("D", CultureInfo.InvariantCulture));
        return id;
    }

    private static async Task<(HttpStatusCode Status, string Code)> PostAsync(TicketQueryHost host, Caller caller, object body)
    {
        using var client = host.Service.Client(caller);
        using var answer = await client.PostAsJsonAsync(new Uri("/api/ticket-exports", UriKind.Relative), body, Ct);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return (answer.StatusCode, json.TryGetProperty("type", out var type) ? type.GetString()!.Split(':', '/')[^1] : "");
    }

    private static Task<JsonElement> DoneAsync(TicketQueryHost host, Caller caller, Guid job, string state = "done") =>
        Wait.ForAsync(() => host.GetAsync(caller, $"/api/ticket-exports/{job}"), item => item.GetProperty("state").GetString() == state, $"the export to be {state}");

    private static async Task<string> TextAsync(TicketQueryHost host, Caller caller, Guid job)
    {
        using var client = host.Service.Client(caller);
        return await client.GetStringAsync(new Uri($"/api/ticket-exports/{job}/file", UriKind.Relative), Ct);
    }
}
