using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Audit;
using Portal.Contracts.Forms;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Properties;
using Portal.Contracts.Submissions;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

public sealed class FormTests
{
    private const string Forms = "/api/settings/forms";
    private static readonly object Subject = new { record = "Ticket", property = "subject", required = true };

    public static TheoryData<DatabaseProvider> Providers => FormIntakeHost.Providers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_administrator_makes_changes_previews_and_deletes_a_form(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        using var admin = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        var created = await FormIntakeHost.PostAsync(admin, Forms, new { name = "Returns", template = "blank" }, 201);
        created.GetProperty("eligible").GetBoolean().ShouldBeFalse();
        created.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()).ShouldBe(["no-ticket-property", "no-inbox"]);
        created.GetProperty("limits").GetProperty("maxBytes").GetInt64().ShouldBe(25 * 1024 * 1024);
        created.GetProperty("limits").GetProperty("types").EnumerateArray().Select(type => type.GetString()).ShouldContain("pdf");
        var path = $"{Forms}/{created.GetProperty("id").GetGuid()}";

        var definition = new
        {
            name = "Returns",
            header = "Send it back",
            thankYou = new { kind = "redirect", url = "/tickets" },
            automaticTickets = true,
            fields = new[] { Subject },
        };
        var saved = await PutAsync(admin, path, definition, 200, "\"1\"");
        saved.GetProperty("version").GetInt64().ShouldBe(2);
        saved.GetProperty("eligible").GetBoolean().ShouldBeTrue();
        var late = await PutAsync(admin, path, definition, 412, "\"1\"");
        late.GetProperty("type").GetString().ShouldBe("urn:portal:problem:stale");
        late.GetProperty("detail").GetString()!.ShouldContain(saved.GetProperty("changedBy").GetString()!);
        (await FormIntakeHost.GetAsync(admin, path)).GetProperty("fields")[0].GetProperty("property").GetString().ShouldBe("subject");
        var preview = await FormIntakeHost.GetAsync(admin, path + "/preview");
        preview.GetProperty("header").GetString().ShouldBe("Send it back");
        preview.GetProperty("fields")[0].GetProperty("label").GetString().ShouldBe("Subject");
        preview.GetProperty("thankYou").GetProperty("url").GetString().ShouldBe("/tickets");
        var wrong = await PutAsync(admin, path, definition with { thankYou = new { kind = "redirect", url = "//evil.test" } }, 400);
        wrong.GetProperty("errors").TryGetProperty("thankYou.url", out _).ShouldBeTrue();

        var list = await FormIntakeHost.GetAsync(admin, Forms);
        list.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("name").GetString(), item.GetProperty("usedBy").GetString())).ShouldBe(
            [("Returns", null), ("Support form", "portal")]);
        await FormIntakeHost.JsonAsync(await admin.DeleteAsync(path, Ct), 204);
        await FormIntakeHost.GetAsync(admin, path, 404);

        var told = await host.Service.Log.WaitForAsync<FormChanged>(message => message.Form is { Name: "Returns", Deleted: true });
        told.Form.Version.ShouldBe(3);
        host.Service.Log.Of<FormChanged>().First(message => message.Form.Name == "Returns").Form.Reasons.ShouldBe([FormReason.NoTicketProperty, FormReason.NoInbox]);
        await host.Service.Log.WaitForAsync<AuditRecorded>(entry => entry.Action == "form.deleted");
        host.Service.Log.Of<AuditRecorded>().Select(entry => entry.Action).ShouldBe(["form.created", "form.changed", "form.deleted"]);
        var changed = host.Service.Log.Of<AuditRecorded>()[1];
        changed.Target.Name.ShouldBe("Returns");
        changed.Before!.Value.GetProperty("automaticTickets").GetBoolean().ShouldBeFalse();
        changed.After!.Value.GetProperty("automaticTickets").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Forms_that_were_here_before_forms_were_told_are_told_once(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        await using var scope = host.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FormIntakeDb>();
        await db.Forms.ExecuteUpdateAsync(set => set.SetProperty(form => form.Version, 0), Ct);
        var announcement = new FormAnnouncement(TimeProvider.System);

        await announcement.SeedAsync(db, Ct);
        await announcement.SeedAsync(db, Ct);

        await Wait.ForAsync(() => host.Service.Log.Of<FormChanged>(), told => told.Count == 2, "the form to be told again");
        host.Service.Log.Of<FormChanged>().ShouldAllBe(told => told.Form.Standard && told.Form.Eligible && told.Form.Version == 1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_chosen_form_is_what_customers_get_with_the_portals_own_header(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        using var admin = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        using var ada = host.Service.Client(Callers.Contact(host.PortalId));
        var support = (await FormIntakeHost.GetAsync(ada, "/api/forms/support")).GetProperty("id").GetGuid();
        var id = (await FormIntakeHost.PostAsync(admin, Forms, new { name = "Returns", template = "support" }, 201)).GetProperty("id").GetGuid();

        await host.PublishPortalAsync(host.PortalId, version: 2, formConnected: true, change: portal => portal with { FormId = id, FormHeader = "Hello" });

        var form = await FormIntakeHost.GetAsync(ada, "/api/forms/support");
        (form.GetProperty("id").GetGuid(), form.GetProperty("header").GetString()).ShouldBe((id, "Hello"));
        await FormIntakeHost.PostAsync(ada, $"/api/forms/{support}/submissions", new { fields = new { subject = "s", content = "c" } }, 404);
        await FormIntakeHost.PostAsync(ada, $"/api/forms/{id}/submissions", new { fields = new { subject = "s", content = "c" } }, 201);
        (await FormIntakeHost.JsonAsync(await admin.DeleteAsync($"{Forms}/{id}", Ct), 409)).GetProperty("type").GetString().ShouldBe("urn:portal:problem:in-use");
        await FormIntakeHost.JsonAsync(await admin.DeleteAsync($"{Forms}/{support}", Ct), 409);
        await PutAsync(admin, $"{Forms}/{id}", new { name = "Returns", automaticTickets = false, fields = new[] { Subject } }, 409);
        await PutAsync(admin, $"{Forms}/{id}", new { name = "Returns", automaticTickets = true, fields = Array.Empty<object>() }, 409);
        (await FormIntakeHost.GetAsync(ada, "/api/forms/support")).GetProperty("fields").GetArrayLength().ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Answers_go_to_the_ticket_and_to_the_contact_but_never_to_the_address(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        var (pipeline, inbox) = (Guid.NewGuid(), Guid.NewGuid());
        await host.Service.PublishAsync(new PropertiesChanged(new PropertySet(host.PortalId, 2, [.. StandardProperties.All, Region, Level], DateTimeOffset.UnixEpoch)));
        await host.Service.PublishAsync(new PipelinesChanged(host.PortalId, 1, [new PipelineSnapshot(pipeline, "Returns", true, [], null, null)], DateTimeOffset.UnixEpoch));
        using var admin = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        var id = (await FormIntakeHost.PostAsync(admin, Forms, new { name = "Returns", template = "blank" }, 201)).GetProperty("id").GetGuid();
        var definition = new
        {
            name = "Returns",
            automaticTickets = true,
            inboxId = inbox,
            pipelineId = pipeline,
            fields = new object[]
            {
                new { record = "ticket", property = "region", required = true },
                new { record = "ticket", property = "content", showWhen = new { property = "region", @operator = "EQ", values = new[] { "north" } } },
                new { record = "contact", property = "email" },
                new { record = "contact", property = "firstname" },
                new { record = "contact", property = "level" },
            },
        };
        await PutAsync(admin, $"{Forms}/{id}", definition with { pipelineId = Guid.NewGuid() }, 400);
        await PutAsync(admin, $"{Forms}/{id}", definition, 200);
        await host.PublishPortalAsync(host.PortalId, version: 2, formConnected: true, change: portal => portal with { FormId = id });
        var ada = Callers.Contact(host.PortalId);
        using var client = host.Service.Client(ada);

        await FormIntakeHost.PostAsync(client, $"/api/forms/{id}/submissions", new { fields = new { region = "south", content = "hidden" } }, 400);
        await FormIntakeHost.PostAsync(
            client, $"/api/forms/{id}/submissions", new { fields = new { region = "north", content = "c", email = "eve@evil.test", firstname = "Eve", level = "gold" } }, 201);

        var received = await host.Service.Log.WaitForAsync<SubmissionReceived>();
        (received.Subject, received.Text, received.InboxId, received.PipelineId).ShouldBe(("Returns", "c", inbox, pipeline));
        received.Contact.ShouldBe(ada.Person);
        received.Properties.ShouldBe(new Dictionary<string, string> { ["region"] = "north" });
        var submitted = await host.Service.Log.WaitForAsync<ContactPropertiesSubmitted>();
        submitted.ContactId.ShouldBe(ada.Id);
        submitted.Values.ShouldBe(new Dictionary<string, string> { ["firstname"] = "Eve", ["level"] = "gold" }, ignoreOrder: true);
    }

    [Fact]
    public async Task Files_answer_questions_within_their_limits()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        await host.Service.PublishAsync(new PropertiesChanged(new PropertySet(host.PortalId, 2, [.. StandardProperties.All, Receipt], DateTimeOffset.UnixEpoch)));
        using var admin = host.Service.Client(Callers.Staff(host.PortalId, Roles.Admin));
        using var ada = host.Service.Client(Callers.Contact(host.PortalId));
        var id = (await FormIntakeHost.GetAsync(ada, "/api/forms/support")).GetProperty("id").GetGuid();
        var limits = new { maxFiles = 1, maxBytes = 10, types = new[] { "txt" } };
        await PutAsync(admin, $"{Forms}/{id}", new { name = "Support form", automaticTickets = true, fields = new object[] { Subject, new { record = "Ticket", property = "receipt", required = true, files = limits } } }, 200);
        async Task<Guid> UploadAsync(string name, string content) => (await FormIntakeHost.JsonAsync(
            await ada.PostAsync("/api/attachments", FormIntakeHost.File(name, content), Ct), 201)).GetProperty("id").GetGuid();
        var (good, large, other) = (await UploadAsync("a.txt", "hello"), await UploadAsync("b.txt", "much too large"), await UploadAsync("c.csv", "a,b"));

        foreach (var ids in new[] { [], [large], [other], [Guid.NewGuid()], new[] { good, good, large } })
        {
            var refused = await FormIntakeHost.PostAsync(ada, $"/api/forms/{id}/submissions", new { fields = new { subject = "s", receipt = ids } }, 400);
            refused.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["fields.receipt"]);
        }

        await FormIntakeHost.PostAsync(ada, $"/api/forms/{id}/submissions", new { fields = new { subject = "s", receipt = new[] { good } } }, 201);
        var received = await host.Service.Log.WaitForAsync<SubmissionReceived>();
        received.Properties["receipt"].ShouldBe(good.ToString());
        received.Attachments.ShouldHaveSingleItem().Id.ShouldBe(good);
    }

    [Fact]
    public async Task Definitions_are_for_those_who_may_and_stay_in_their_portal()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var agent = host.Service.Client(Callers.Staff(host.PortalId, Roles.Agent));
        using var customer = host.Service.Client(Callers.Contact(host.PortalId));
        using var elsewhere = host.Service.Client(Callers.Staff(Guid.CreateVersion7(), Roles.Admin));
        var support = (await FormIntakeHost.GetAsync(customer, "/api/forms/support")).GetProperty("id").GetGuid();
        await FormIntakeHost.GetAsync(agent, Forms, 403);
        await FormIntakeHost.GetAsync(customer, Forms, 403);
        await FormIntakeHost.GetAsync(agent, $"{Forms}/{support}", 403);
        await FormIntakeHost.PostAsync(agent, Forms, new { name = "x" }, 403);
        (await FormIntakeHost.GetAsync(elsewhere, Forms)).GetProperty("items").GetArrayLength().ShouldBe(0);
        await FormIntakeHost.GetAsync(elsewhere, $"{Forms}/{support}", 404);
        await FormIntakeHost.JsonAsync(await elsewhere.DeleteAsync($"{Forms}/{support}", Ct), 404);
    }

    private static PropertyDefinition Region { get; } = Custom(RecordType.Ticket, "region", PropertyType.Select, "north", "south");

    private static PropertyDefinition Level { get; } = Custom(RecordType.Contact, "level", PropertyType.Select, "gold", "tin");

    private static PropertyDefinition Receipt { get; } = Custom(RecordType.Ticket, "receipt", PropertyType.File);

    private static PropertyDefinition Custom(RecordType record, string name, PropertyType type, params string[] options) => new(
        record, name, name, type, "Own", null, [.. options.Select(option => new PropertyOption(option, option))], PortalVisibility.Edit, Standard: false);

    private static async Task<JsonElement> PutAsync(HttpClient client, string path, object definition, int status, string? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(definition) };
        if (version is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(version));
        }

        return await FormIntakeHost.JsonAsync(await client.SendAsync(request, Ct), status);
    }
}
