using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.Contracts.Identities;
using Portal.Contracts.Properties;
using Portal.Contracts.Submissions;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Hot;
using Portal.Testing;

namespace Portal.IntegrationTests.Identity;

public sealed class PropertyTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_contacts_values_are_kept_told_and_recorded(DatabaseProvider provider)
    {
        await using var identity = await IdentityProperties.StartAsync(provider);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var properties = new { level = "gold", notes = "One\nTwo", since = "2026-11-22", topics = "van;bill", amount = "12.50" };

        var changed = await PatchAsync(admin, Ada, new { firstName = " Adelaide ", properties }, HttpStatusCode.OK);

        changed["name"]!.GetValue<string>().ShouldBe("Adelaide Lovell");
        changed["company"]!["name"]!.GetValue<string>().ShouldBe("Acme Outdoor");
        changed["properties"]!["topics"]!.GetValue<string>().ShouldBe("bill;van");
        changed["properties"]!["amount"]!.GetValue<string>().ShouldBe("12.5");
        changed["version"]!.GetValue<long>().ShouldBe(2);
        var told = await identity.Host.Log.WaitForAsync<ContactChanged>(message => message.Contact is { Version: 2 } contact && contact.Id == DemoIds.Ada);
        told.Contact.Properties["level"].ShouldBe("gold");
        var recorded = await identity.Host.Log.WaitForAsync<AuditRecorded>(entry => entry.Action == "contact.changed");
        recorded.Before!.Value.GetProperty("firstName").GetString().ShouldBe("Ada");
        recorded.After!.Value.GetProperty("properties").GetProperty("level").GetString().ShouldBe("gold");

        var again = await PatchAsync(admin, Ada, new { properties = new { level = (string?)null, notes = "Three" }, companyId = (Guid?)null }, HttpStatusCode.OK);
        again["company"].ShouldBeNull();
        again["properties"]!.AsObject().Select(value => value.Key).ShouldBe(["notes", "since", "topics", "amount"], ignoreOrder: true);
        (await PatchAsync(admin, Ada, new { firstName = "Adelaide" }, HttpStatusCode.OK))["version"]!.GetValue<long>().ShouldBe(3, "nothing changed");
        await identity.WithDbAsync(async db =>
        {
            var rows = await db.ContactValues.Where(value => value.ContactId == DemoIds.Ada).ToListAsync(Ct);
            rows.Select(row => row.Property).Distinct().ShouldBe(["amount", "createdate", "email", "firstname", "lastname", "notes", "since", "topics"], ignoreOrder: true);
            rows.Single(row => row.Property == "notes").Words.ShouldBe(" three ");
            rows.Count(row => row.Property == "topics").ShouldBe(2);
        });
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_and_nothing_changed()
    {
        await using var identity = await IdentityProperties.StartAsync(DatabaseProvider.Sqlite);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var properties = new { level = "lead", amount = "many", unknown = "x", firstname = "Eve" };
        var refused = await PatchAsync(admin, Ada, new { firstName = new string('x', 101), companyId = Guid.NewGuid(), properties }, HttpStatusCode.BadRequest);
        refused["errors"]!.AsObject().Select(error => error.Key).ShouldBe(
            ["firstName", "companyId", "properties.level", "properties.amount", "properties.unknown", "properties.firstname"], ignoreOrder: true);
        await PatchAsync(admin, Ada, new { firstName = "Eve" }, HttpStatusCode.PreconditionFailed, "\"7\"");
        await PatchAsync(admin, $"/api/desk/contacts/{Guid.NewGuid()}", new { firstName = "Eve" }, HttpStatusCode.NotFound);
        using var agent = identity.Host.Client(Callers.Staff(DemoIds.Portal, "agent"));
        await PatchAsync(agent, Ada, new { firstName = "Eve" }, HttpStatusCode.Forbidden);
        using var elsewhere = identity.Host.Client(Callers.Staff(Guid.NewGuid(), "admin"));
        await PatchAsync(elsewhere, Ada, new { firstName = "Eve" }, HttpStatusCode.NotFound);
        using var seen = await agent.GetAsync(Ada, Ct);
        seen.Headers.ETag!.Tag.ShouldBe("\"1\"");
        (await seen.Content.ReadFromJsonAsync<JsonObject>(Ct))!["firstName"]!.GetValue<string>().ShouldBe("Ada");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_company_is_renamed_together_with_what_its_people_carry(DatabaseProvider provider)
    {
        await using var identity = await IdentityProperties.StartAsync(provider);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var path = $"/api/desk/companies/{DemoIds.Acme}";
        await PatchAsync(admin, path, new { name = " globex ENERGY " }, HttpStatusCode.BadRequest);
        await PatchAsync(admin, path, new { domain = "no domain", properties = new { tier = "x" } }, HttpStatusCode.BadRequest);

        var changed = await PatchAsync(admin, path, new { name = "Acme Indoor", domain = (string?)null, properties = new { tier = "one" } }, HttpStatusCode.OK, "\"1\"");

        changed["domain"].ShouldBeNull();
        changed["properties"]!["tier"]!.GetValue<string>().ShouldBe("one");
        var told = await identity.Host.Log.WaitForAsync<CompanyChanged>(message => message is { Version: 2 } && message.Id == DemoIds.Acme);
        told.Properties["tier"].ShouldBe("one");
        var ben = await identity.Host.Log.WaitForAsync<ContactChanged>(message => message.Contact is { Version: 2 } contact && contact.Id == DemoIds.Ben);
        ben.Contact.Company!.Name.ShouldBe("Acme Indoor");
        (await identity.PreviewAsync("company", "EQ", "acme indoor")).Total.ShouldBe(3);
        (await identity.PreviewAsync("company", "EQ", "acme outdoor")).Total.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Contacts_describe_themselves_in_forms_once_per_submission(DatabaseProvider provider)
    {
        await using var identity = await IdentityProperties.StartAsync(provider);
        var values = new Dictionary<string, string> { ["level"] = "tin", ["firstname"] = "Adelaide", ["email"] = "eve@evil.test", ["company"] = "Globex Energy", ["amount"] = "none", ["gone"] = "x" };
        var submitted = new ContactPropertiesSubmitted(Guid.NewGuid(), DemoIds.Portal, DemoIds.Ada, values, identity.Time.Now);
        var id = Guid.NewGuid();

        await identity.Host.PublishAsync(submitted, id);
        await identity.Host.PublishAsync(submitted, id);
        await identity.Host.PublishAsync(submitted with { ContactId = Guid.NewGuid() });
        await identity.Host.PublishAsync(submitted with { PortalId = Guid.NewGuid() });

        await identity.WithDbAsync(async db =>
        {
            var ada = await db.Contacts.Include(contact => contact.Company).SingleAsync(contact => contact.Id == DemoIds.Ada, Ct);
            (ada.Version, ada.Name, ada.Email, ada.Company!.Name).ShouldBe((2, "Adelaide Lovell", "ada@acme.test", "Acme Outdoor"));
            ada.Properties.ShouldBe(new Dictionary<string, string> { ["level"] = "tin" });
        });
        var recorded = await identity.Host.Log.WaitForAsync<AuditRecorded>(entry => entry.Action == "contact.changed");
        (recorded.Actor.Kind, recorded.Actor.Id).ShouldBe(("contact", DemoIds.Ada));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_filter_is_counted_in_the_database(DatabaseProvider provider)
    {
        await using var identity = await IdentityProperties.StartAsync(provider);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        await PatchAsync(admin, Ada, new { properties = new { level = "gold", amount = "12.5", topics = "van;bill", since = "2026-11-22", notes = "Loves the big van." } }, HttpStatusCode.OK);
        await PatchAsync(admin, $"/api/desk/contacts/{DemoIds.Ben}", new { properties = new { level = "tin", amount = "3" } }, HttpStatusCode.OK);

        (await identity.PreviewAsync("level", "EQ", "gold")).Names.ShouldBe(["Ada Lovell"]);
        (await identity.PreviewAsync("level", "NEQ", "gold")).Total.ShouldBe(5);
        (await identity.PreviewAsync("level", "HAS_PROPERTY")).Names.ShouldBe(["Ada Lovell", "Ben Okafor"]);
        (await identity.PreviewAsync("amount", "BETWEEN", "3", "10")).Names.ShouldBe(["Ben Okafor"]);
        (await identity.PreviewAsync("topics", "IN", "bill", "shop")).Names.ShouldBe(["Ada Lovell"]);
        (await identity.PreviewAsync("since", "GTE", "2026-11-22")).Names.ShouldBe(["Ada Lovell"]);
        (await identity.PreviewAsync("notes", "CONTAINS_TOKEN", "big van")).Names.ShouldBe(["Ada Lovell"]);
        (await identity.PreviewAsync("email", "CONTAINS_TOKEN", "globex")).Total.ShouldBe(3);
        using var every = await admin.PostAsJsonAsync("/api/settings/preview/contacts", new { filter = (object?)null }, Ct);
        var all = (await every.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
        (all["total"]!.GetValue<int>(), all["sample"]!.AsArray().Count).ShouldBe((6, 5));

        using var unknown = await admin.PostAsJsonAsync("/api/settings/preview/contacts", IdentityProperties.Filter("no_such", "EQ", "x"), Ct);
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unknown.Content.ReadFromJsonAsync<JsonObject>(Ct))!["errors"]!["filter.groups[0].conditions[0].property"].ShouldNotBeNull();
        using var unreadable = await admin.PostAsJsonAsync("/api/settings/preview/contacts", new { filter = new { groups = "all" } }, Ct);
        unreadable.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var agent = identity.Host.Client(Callers.Staff(DemoIds.Portal, "agent"));
        using var forbidden = await agent.PostAsJsonAsync("/api/settings/preview/contacts", IdentityProperties.Filter("level", "EQ", "gold"), Ct);
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var elsewhere = identity.Host.Client(Callers.Staff(Guid.NewGuid(), "admin"));
        using var others = await elsewhere.PostAsJsonAsync("/api/settings/preview/contacts", IdentityProperties.Filter("email", "HAS_PROPERTY"), Ct);
        (await others.Content.ReadFromJsonAsync<JsonObject>(Ct))!["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Contacts_from_before_the_index_are_indexed_at_the_start(DatabaseProvider provider)
    {
        await using var identity = await IdentityProperties.StartAsync(provider);
        await identity.WithDbAsync(async db =>
        {
            await db.ContactValues.ExecuteDeleteAsync(Ct);
            await new ContactIndexSeed().SeedAsync(db, Ct);
            await new ContactIndexSeed().SeedAsync(db, Ct);
        });
        (await identity.PreviewAsync("firstname", "EQ", "ada")).Names.ShouldBe(["Ada Lovell"]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whether_a_session_is_in_the_group_follows_settings_and_contact(DatabaseProvider provider)
    {
        await using var identity = await IdentityProperties.StartAsync(provider);
        using var admin = identity.Host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        var hot = identity.Host.Services.GetRequiredService<IHotStore>();
        var session = await identity.SignInAsync("ada@acme.test");
        (session.InScopeGroup, session.PortalVersion, session.SubjectVersion).ShouldBe((false, 0, 1));

        await identity.PublishPortalAsync(version: 2, IdentityProperties.IsGold);
        (await InGroupAsync(identity, session)).ShouldBe((false, 2, 1));
        await identity.Host.Log.WaitForAsync<AccessDecided>(decided => decided is { Version: 2 } && decided.PortalId == DemoIds.Portal);
        await hot.SetAsync(SessionRecord.HotKeyOf(session.Key), "copy", TimeSpan.FromMinutes(1));
        await PatchAsync(admin, Ada, new { properties = new { level = "gold" } }, HttpStatusCode.OK);
        (await InGroupAsync(identity, session)).ShouldBe((true, 2, 2));
        (await hot.GetAsync(SessionRecord.HotKeyOf(session.Key))).ShouldBeNull("a copy from before the change is gone");
        (await identity.SignInAsync("ada@acme.test")).InScopeGroup.ShouldBeTrue();
        (await identity.SignInAsync("ben@acme.test")).InScopeGroup.ShouldBeFalse();

        await identity.PublishPortalAsync(version: 3, filter: null);
        (await InGroupAsync(identity, session)).ShouldBe((false, 3, 2));
    }

    private static string Ada => $"/api/desk/contacts/{DemoIds.Ada}";

    private static async Task<(bool, long, long)> InGroupAsync(IdentityProperties identity, SessionRecord session)
    {
        var now = (await identity.FindAsync(session.Key))!;
        return (now.InScopeGroup, now.PortalVersion, now.SubjectVersion);
    }

    private static async Task<JsonObject> PatchAsync(HttpClient client, string path, object body, HttpStatusCode status, string? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        using var answer = await client.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
    }
}
