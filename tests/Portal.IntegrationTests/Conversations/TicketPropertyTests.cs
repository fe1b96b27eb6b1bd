using System.Net;
using Portal.Contracts.Audit;
using Portal.Contracts.Imports;
using Portal.Contracts.Properties;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

public sealed class TicketPropertyTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_desk_sets_and_clears_values_and_the_thread_says_so(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        var path = $"/api/desk/tickets/{await run.TicketAsync()}";

        var ticket = await run.DoneAsync(run.Amy, HttpMethod.Patch, path, new { properties = new { color = "red", size = "12.50" } });
        ticket.GetProperty("properties").GetProperty("size").GetString().ShouldBe("12.5");
        await run.DoneAsync(run.Amy, HttpMethod.Patch, path, new { properties = new { color = (string?)null } });

        var changes = await Wait.ForAsync(() => run.Host.Log.Of<TicketChanged>(), all => all.Count == 2, "two changes");
        changes[1].Ticket.Properties.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["size"] = "12.5" });
        var entries = (await run.GetAsync(run.Amy, path)).GetProperty("thread").GetProperty("messages").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "activity").Select(entry => entry.GetProperty("activity")).Where(entry => entry.GetProperty("type").GetString() == "property");
        entries.Select(entry => (entry.GetProperty("name").GetString(), entry.GetProperty("from").GetString(), entry.GetProperty("to").GetString()))
            .ShouldBe([("Color", null, "Fire red"), ("Size", null, "12.5"), ("Color", "Fire red", null)]);
        (await run.Host.Log.WaitForAsync<AuditRecorded>(audit => audit.Action == "ticket.changed")).After!.Value.GetProperty("properties").GetProperty("color").GetString().ShouldBe("red");
    }

    [Fact]
    public async Task What_a_property_cannot_have_changes_nothing()
    {
        await using var run = await StartAsync(DatabaseProvider.Sqlite);
        var path = $"/api/desk/tickets/{await run.TicketAsync()}";

        var refused = await run.RefusedAsync(HttpStatusCode.BadRequest, run.Amy, HttpMethod.Patch, path, new { priority = "HIGH", properties = new { color = "green", shape = "round" } });

        refused.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["properties.color", "properties.shape"]);
        var ticket = await run.GetAsync(run.Amy, path);
        (ticket.GetProperty("version").GetInt64(), ticket.GetProperty("priority").GetString()).ShouldBe((1, null));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Values_of_forms_and_imports_are_kept_when_they_are_good(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["color"] = "blue", ["size"] = "huge", ["shape"] = "round", [StandardProperties.Priority] = "HIGH" };

        await run.Host.PublishAsync(run.Submission() with { Properties = values });
        await run.Host.PublishAsync(new ImportContactsSaved(Guid.CreateVersion7(), run.PortalId, 1, [new ImportTicket(
            new ImportRow(2, "EXT-1", "Ada Lovell", run.Ada.Email, null, "Subject", "Text", "Open", null, null, null, null, null, values), run.Ada.Person, run.Company)]));

        foreach (var number in new[] { 1, 2 })
        {
            var ticket = await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}");
            ticket.GetProperty("properties").EnumerateObject().Select(value => (value.Name, value.Value.GetString())).ShouldBe([("color", "blue")]);
        }

        (await run.GetAsync(run.Amy, "/api/desk/tickets/1")).GetProperty("priority").GetString().ShouldBe("HIGH");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_ticket_moves_to_another_pipeline_with_a_stage_of_its_own(DatabaseProvider provider)
    {
        await using var run = await StartAsync(provider);
        var number = await run.TicketAsync();
        var sales = await run.DoneAsync(run.Nora, HttpMethod.Post, "/api/settings/pipelines", new { name = "Sales", stages = new[] { new { label = "Lead", closed = false }, new { label = "Won", closed = true } } });
        var (pipelineId, won) = (sales.GetProperty("id").GetGuid(), sales.GetProperty("stages")[1].GetProperty("id").GetGuid());
        var path = $"/api/desk/tickets/{number}";

        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Amy, HttpMethod.Patch, path, new { stageId = won });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Amy, HttpMethod.Patch, path, new { pipelineId = Guid.CreateVersion7() });
        (await run.DoneAsync(run.Amy, HttpMethod.Patch, path, new { pipelineId })).GetProperty("stage").GetProperty("label").GetString().ShouldBe("Lead");
        (await run.DoneAsync(run.Amy, HttpMethod.Patch, path, new { stageId = won })).GetProperty("stage").GetProperty("closed").GetBoolean().ShouldBeTrue();

        (await run.Host.Log.WaitForAsync<TicketChanged>(changed => changed.Ticket.Stage.Label == "Won")).Ticket.PipelineId.ShouldBe(pipelineId);
    }

    [Fact]
    public async Task A_ticket_filed_by_the_desk_starts_with_its_values_in_the_pipeline_asked_for()
    {
        await using var run = await StartAsync(DatabaseProvider.Sqlite);
        await run.TicketAsync();
        var sales = await run.DoneAsync(run.Nora, HttpMethod.Post, "/api/settings/pipelines", new { name = "Sales", stages = new[] { new { label = "Lead", closed = false }, new { label = "Won", closed = true } } });

        var ticket = await run.DoneAsync(run.Amy, HttpMethod.Post, "/api/desk/tickets", new { contactId = run.Ada.Id, subject = "Ten tents", text = "They called", pipelineId = sales.GetProperty("id").GetGuid(), properties = new { color = "red" } });

        ticket.GetProperty("stage").GetProperty("label").GetString().ShouldBe("Lead");
        ticket.GetProperty("properties").GetProperty("color").GetString().ShouldBe("red");
    }

    private static async Task<ConversationRun> StartAsync(DatabaseProvider provider)
    {
        var run = await ConversationRun.StartAsync(provider);
        await run.DefineAsync(
            Custom("color", "Color", PropertyType.Select, new PropertyOption("red", "Fire red"), new PropertyOption("blue", "Sky blue")),
            Custom("size", "Size", PropertyType.Number));
        return run;
    }

    private static PropertyDefinition Custom(string name, string label, PropertyType type, params PropertyOption[] options) =>
        new(RecordType.Ticket, name, label, type, "Ticket information", null, options, PortalVisibility.Read, Standard: false);
}
