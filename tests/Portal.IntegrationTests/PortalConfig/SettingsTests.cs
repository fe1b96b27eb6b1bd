using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.PortalConfig;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class SettingsTests
{
    private const string Path = "/api/settings/portal";

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_change_is_saved_published_and_seen(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        (await admin.GetAsync(Path, Ct)).Headers.ETag!.Tag.ShouldBe("\"1\"");

        using var answer = await admin.PatchAsJsonAsync(
            Path, new { idleMinutes = 60, ticketScope = "company", ticketsName = "Cases", domains = new[] { new { host = "Help.Northwind.test", language = "de" } } }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        answer.Headers.ETag!.Tag.ShouldBe("\"2\"");
        var settings = (await admin.GetFromJsonAsync<JsonObject>(Path, Ct))!;
        settings["ticketScope"]!.GetValue<string>().ShouldBe("company");
        settings["closedReply"]!.GetValue<string>().ShouldBe("reopen");
        settings["domains"]![0]!["host"]!.GetValue<string>().ShouldBe("help.northwind.test");
        var changed = await host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Version == 2);
        (changed.Portal.IdleMinutes, changed.Portal.TicketScope, changed.Portal.TicketsName).ShouldBe((60, TicketScope.Company, "Cases"));
        changed.Portal.Domains.ShouldBe([new PortalDomain("help.northwind.test", "de")]);
        using var gateway = host.Client(Callers.Gateway(Guid.Empty));
        var listed = (await gateway.GetFromJsonAsync<List<PortalSnapshot>>("/internal/portals", ServiceDefaultsSetup.Json, Ct))!.Single();

        // PostgreSQL keeps microseconds.
        listed.ChangedAt.ShouldBe(changed.Portal.ChangedAt, TimeSpan.FromMilliseconds(1));
        listed.ShouldBeEquivalentTo(changed.Portal with { ChangedAt = listed.ChangedAt });
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_slug_once_used_stays_with_its_portal(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        var other = Guid.NewGuid();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalConfigDb>();
            db.Add(CustomerPortal.Create(other, "Other", "other", "en", DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync(Ct);
        }

        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        using var neighbour = host.Client(Callers.Staff(other, "admin"));
        (await admin.PatchAsJsonAsync(Path, new { slug = "fresh" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Slug == "fresh")).Portal.OldSlugs.ShouldBe(["demo"]);

        foreach (var taken in new[] { "demo", "fresh" })
        {
            using var refused = await neighbour.PatchAsJsonAsync(Path, new { slug = taken }, Ct);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await refused.Content.ReadFromJsonAsync<JsonObject>(Ct))!["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["slug"]);
        }

        (await admin.PatchAsJsonAsync(Path, new { slug = "demo" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Version == 3 && message.Portal.Id == DemoIds.Portal)).Portal.OldSlugs.ShouldBe(["fresh"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_change_to_what_somebody_else_changed_is_refused(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        admin.DefaultRequestHeaders.Add("If-Match", "\"1\"");
        (await admin.PatchAsJsonAsync(Path, new { name = "One" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stale = await admin.PatchAsJsonAsync(Path, new { name = "Two" }, Ct);
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await stale.Content.ReadAsStringAsync(Ct)).ShouldContain("urn:portal:problem:stale");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_changes_at_the_same_moment_each_is_saved_or_refused(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(minutes => admin.PatchAsJsonAsync(Path, new { idleMinutes = 100 + minutes }, Ct)));
        var saved = answers.Count(answer => answer.StatusCode == HttpStatusCode.OK);
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.PreconditionFailed);
        (await admin.GetFromJsonAsync<JsonObject>(Path, Ct))!["version"]!.GetValue<long>().ShouldBe(1 + saved);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Domains_can_be_exchanged_and_taken_away(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        foreach (var hosts in new string[][] { ["a.test", "b.test"], ["b.test", "c.test"], [] })
        {
            using var answer = await admin.PatchAsJsonAsync(Path, new { domains = hosts.Select(name => new { host = name, language = "en" }) }, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
            (await admin.GetFromJsonAsync<JsonObject>(Path, Ct))!["domains"]!.AsArray().Select(domain => domain!["host"]!.GetValue<string>()).ShouldBe(hosts);
        }
    }

    [Fact]
    public async Task Texts_of_every_system_page_are_kept_in_each_language_as_text()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        const string text = "<b>Not markup</b>\n<a href=\"javascript:alert(1)\">x</a>";
        var pages = from page in new[] { "register", "sign-in", "sign-out", "access-denied", "password-reset-request", "password-reset" }
                    from language in Languages.All
                    select new SystemPage(page, language, "card", $"{page} {language}", text);

        using var answer = await admin.PatchAsJsonAsync(Path, new { systemPages = pages }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        (await host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Version == 2)).Portal.SystemPages.ShouldBe(pages);
    }

    [Fact]
    public async Task Errors_name_their_field_and_change_nothing()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        using var admin = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        using var answer = await admin.PatchAsJsonAsync(Path, new { name = "New", idleMinutes = 0, ticketScope = "all" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["idleMinutes", "ticketScope"]);
        (await admin.GetFromJsonAsync<JsonObject>(Path, Ct))!["name"]!.GetValue<string>().ShouldBe("Northwind Support");
        using var broken = await admin.PatchAsync(Path, new StringContent("{", System.Text.Encoding.UTF8, "application/json"), Ct);
        broken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_administrators_of_a_portal_see_and_change_its_settings()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        foreach (var (caller, expected) in new[]
        {
            (Callers.Staff(DemoIds.Portal, "agent", "operator"), HttpStatusCode.Forbidden),
            (Callers.Contact(DemoIds.Portal), HttpStatusCode.Forbidden),
            (Callers.Anonymous(DemoIds.Portal), HttpStatusCode.Unauthorized),
            (Callers.Staff(Guid.NewGuid(), "admin"), HttpStatusCode.NotFound),
        })
        {
            using var client = host.Client(caller);
            (await client.GetAsync(Path, Ct)).StatusCode.ShouldBe(expected);
            (await client.PatchAsJsonAsync(Path, new { on = false }, Ct)).StatusCode.ShouldBe(expected);
        }
    }

    private static Task<ServiceHost> StartAsync(DatabaseProvider provider) => ServiceHost.StartAsync(
        "portalconfig",
        builder => builder.AddPortalConfig(),
        app => app.MapPortalConfig(),
        provider,
        new Dictionary<string, string?> { ["Demo:Enabled"] = "true" });
}
