using System.Net;
using System.Text.Json.Nodes;
using Portal.Contracts.Audit;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class PropertyTests
{
    private const string Path = "/api/settings/properties";

    private static readonly object Colour = new
    {
        record = "ticket",
        label = "Car colour",
        type = "select",
        description = "As the customer calls it",
        options = new[] { new { value = "red", label = "Red" }, new { value = "blue", label = "Blue" } },
        visibility = "edit",
    };

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_portal_starts_with_the_standard_properties(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records));
        var all = await admin.SendAsync("GET", Path, null, HttpStatusCode.OK);
        var contacts = await admin.SendAsync("GET", Path + "?record=Contact", null, HttpStatusCode.OK);

        all["version"]!.GetValue<long>().ShouldBe(0);
        Names(all).ShouldBe(StandardProperties.All.Select(property => property.Name));
        Names(contacts).ShouldBe(["email", "firstname", "lastname", "company", "createdate"]);
        contacts["groups"]!.AsArray().Select(group => group!.GetValue<string>()).ShouldBe(["Contact information"]);
        (await admin.SendAsync("GET", Path + "?record=3", null, HttpStatusCode.BadRequest))["errors"]!["record"].ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_property_is_created_changed_and_deleted_and_each_time_all_are_published(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records));

        var created = await admin.SendAsync("POST", Path, Colour, HttpStatusCode.Created);
        (created["name"]!.GetValue<string>(), created["version"]!.GetValue<long>(), created["standard"]!.GetValue<bool>()).ShouldBe(("car_colour", 1, false));
        var first = await host.Log.WaitForAsync<PropertiesChanged>(message => message.Set.Version == 1);
        first.Set.PortalId.ShouldBe(DemoIds.Portal);
        first.Set.Properties.Count.ShouldBe(StandardProperties.All.Count + 1);
        first.Set.Find(RecordType.Ticket, "car_colour")!.Options.ShouldBe([new PropertyOption("red", "Red"), new PropertyOption("blue", "Blue")]);

        await admin.SendAsync("PATCH", Path + "/Ticket/car_colour", new { label = "Colour", description = "", visibility = "read" }, HttpStatusCode.OK, "\"1\"");
        await admin.SendAsync("PATCH", Path + "/ticket/car_colour", new { label = "Other" }, HttpStatusCode.PreconditionFailed, "\"1\"");
        var changed = (await host.Log.WaitForAsync<PropertiesChanged>(message => message.Set.Version == 2)).Set.Find(RecordType.Ticket, "car_colour")!;
        (changed.Label, changed.Description, changed.Visibility, changed.Options.Count).ShouldBe(("Colour", null, PortalVisibility.Read, 2));

        await admin.SendAsync("DELETE", Path + "/Ticket/car_colour", null, HttpStatusCode.PreconditionFailed, "\"1\"");
        await admin.SendAsync("DELETE", Path + "/Ticket/car_colour", null, HttpStatusCode.NoContent, "\"2\"");
        (await host.Log.WaitForAsync<PropertiesChanged>(message => message.Set.Version == 3)).Set.Find(RecordType.Ticket, "car_colour").ShouldBeNull();
        await admin.SendAsync("DELETE", Path + "/Ticket/car_colour", null, HttpStatusCode.NotFound);
        await host.Log.WaitForAsync<AuditRecorded>(deed => deed.Action == "property.deleted");
        host.Log.Of<AuditRecorded>().Select(deed => (deed.Action, deed.Target.Id, deed.Before is null, deed.After is null)).ShouldBe(
        [
            ("property.created", "Ticket/car_colour", true, false),
            ("property.changed", "Ticket/car_colour", false, false),
            ("property.deleted", "Ticket/car_colour", false, true),
        ]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Standard_properties_can_be_renamed_and_hidden_but_not_deleted(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records));
        await admin.SendAsync("PATCH", Path + "/Ticket/subject", new { label = "Betreff", visibility = "hidden" }, HttpStatusCode.OK);
        var refused = await admin.SendAsync("DELETE", Path + "/Ticket/subject", null, HttpStatusCode.Conflict);
        refused["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:standard-property");
        (await admin.RefusedFieldsAsync("PATCH", Path + "/Ticket/subject", new { type = "number" })).ShouldBe(["type"]);
        Property(await admin.SendAsync("GET", Path, null, HttpStatusCode.OK), "subject")["label"]!.GetValue<string>().ShouldBe("Betreff");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_two_created_at_once_with_one_name_one_stays(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records));
        var ct = TestContext.Current.CancellationToken;
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            admin.PostAsync(Path, System.Net.Http.Json.JsonContent.Create(new { record = "Contact", name = "plan", label = "Plan", type = "text" }), ct)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.ShouldAllBe(answer => (int)answer.StatusCode < 500);
        Names(await admin.SendAsync("GET", Path + "?record=contact", null, HttpStatusCode.OK)).Count(name => name == "plan").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_the_settings_name_published_or_in_the_draft_stays(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records, Permissions.PortalSettings));
        await admin.SendAsync("POST", Path, Colour, HttpStatusCode.Created);
        await admin.SendAsync("PATCH", "/api/settings/portal", new { columns = new[] { new { property = "car_colour" } } }, HttpStatusCode.OK);
        (await UsesAsync("DELETE", null)).ShouldBe(["columns"]);

        await admin.SendAsync("PATCH", "/api/settings/portal", new { columns = new[] { new { property = "subject" } } }, HttpStatusCode.OK);
        var red = new { property = "car_colour", @operator = "EQ", values = new[] { "red" } };
        var filter = new { groups = new[] { new { conditions = new[] { red } } } };
        await admin.SendAsync("PATCH", "/api/settings/draft", new { ticketFilter = filter }, HttpStatusCode.OK, "\"0\"");
        (await UsesAsync("DELETE", null)).ShouldBe(["ticketFilter"]);
        (await UsesAsync("PATCH", new { options = new[] { new { value = "blue", label = "Blue" } } })).ShouldBe(["ticketFilter"]);
        await admin.SendAsync("PATCH", Path + "/ticket/car_colour", new { options = new[] { new { value = "red", label = "Crimson" } } }, HttpStatusCode.OK);

        await admin.SendAsync("DELETE", "/api/settings/draft", null, HttpStatusCode.NoContent, "\"1\"");
        await admin.SendAsync("DELETE", Path + "/ticket/car_colour", null, HttpStatusCode.NoContent);

        async Task<IEnumerable<string>> UsesAsync(string method, object? body)
        {
            var refused = await admin.SendAsync(method, Path + "/ticket/car_colour", body, HttpStatusCode.Conflict);
            refused["type"]!.GetValue<string>().ShouldBe("urn:portal:problem:in-use");
            return refused["uses"]!.AsArray().Select(use => use!.GetValue<string>());
        }
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_its_field()
    {
        await using var host = await PortalConfigHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records));
        (await admin.RefusedFieldsAsync("POST", Path, new { })).ShouldBe(["label", "record", "type"]);
        (await admin.RefusedFieldsAsync("POST", Path, new { record = "ticket", label = "A", type = "select" })).ShouldBe(["options"]);
        (await admin.RefusedFieldsAsync("POST", Path, new { record = "ticket", label = "A", type = "text", name = "Subject" })).ShouldBe(["name"]);
        (await admin.RefusedFieldsAsync("POST", Path, new { record = "ticket", label = "A", type = "text", name = "subject" })).ShouldBe(["name"]);
        (await admin.RefusedFieldsAsync("POST", Path, new { record = "ticket", label = "A", type = "7" })).ShouldBe(["type"]);
        (await admin.RefusedFieldsAsync("POST", Path, new { record = "ticket", label = "A", type = "text", colour = "red" })).Count().ShouldBe(1);
        (await admin.RefusedFieldsAsync("POST", Path, new { record = "ticket", label = 5, type = "text" })).ShouldBe(["label"]);
        Names(await admin.SendAsync("GET", Path, null, HttpStatusCode.OK)).Count.ShouldBe(StandardProperties.All.Count);
    }

    [Fact]
    public async Task The_same_creation_twice_with_one_key_makes_one_property()
    {
        await using var host = await PortalConfigHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records));
        admin.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        await admin.SendAsync("POST", Path, Colour, HttpStatusCode.Created);
        (await admin.SendAsync("POST", Path, Colour, HttpStatusCode.Created))["name"]!.GetValue<string>().ShouldBe("car_colour");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Customers_learn_of_what_they_may_see_and_agents_of_everything(DatabaseProvider provider)
    {
        await using var host = await PortalConfigHost.StartAsync(provider);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records));
        await admin.SendAsync("POST", Path, Colour, HttpStatusCode.Created);
        await admin.SendAsync("POST", Path, new { record = "ticket", label = "Internal score", type = "number" }, HttpStatusCode.Created);
        using var customer = host.Client(Callers.Contact(DemoIds.Portal));
        var seen = await customer.SendAsync("GET", "/api/portal/properties?record=ticket", null, HttpStatusCode.OK);
        Names(seen).ShouldContain("car_colour");
        Names(seen).ShouldNotContain("internal_score");
        Property(seen, "car_colour").Select(member => member.Key).ShouldBe(["record", "name", "label", "type", "options", "visibility"]);
        await customer.SendAsync("GET", "/api/desk/properties", null, HttpStatusCode.Forbidden);
        using var agent = host.Client(Callers.Staff(DemoIds.Portal, "agent"));
        Names(await agent.SendAsync("GET", "/api/desk/properties?record=ticket", null, HttpStatusCode.OK)).ShouldContain("internal_score");
        await agent.SendAsync("GET", Path, null, HttpStatusCode.Forbidden);
        using var visitor = host.Client(Callers.Anonymous(DemoIds.Portal));
        await visitor.SendAsync("GET", "/api/portal/properties", null, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Each_portal_has_its_own()
    {
        await using var host = await PortalConfigHost.StartAsync(DatabaseProvider.Sqlite);
        using var admin = host.Client(PortalConfigHost.With(Permissions.Records));
        using var other = host.Client(Callers.Staff(Guid.NewGuid(), "admin"));
        await admin.SendAsync("POST", Path, Colour, HttpStatusCode.Created);
        Names(await other.SendAsync("GET", Path, null, HttpStatusCode.OK)).ShouldNotContain("car_colour");
        await other.SendAsync("PATCH", Path + "/Ticket/car_colour", new { label = "Mine" }, HttpStatusCode.NotFound);
        await other.SendAsync("DELETE", Path + "/Ticket/car_colour", null, HttpStatusCode.NotFound);
        await other.SendAsync("POST", Path, Colour, HttpStatusCode.Created);
    }

    private static List<string> Names(JsonObject list) => list["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>()).ToList();

    private static JsonObject Property(JsonObject list, string name) =>
        list["items"]!.AsArray().Select(item => item!.AsObject()).Single(item => item["name"]!.GetValue<string>() == name && item["record"]!.GetValue<string>() == "ticket");
}
