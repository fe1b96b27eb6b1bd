using System.Net;
using Portal.Contracts.Filters;
using Portal.Contracts.Properties;
using Portal.Conversations;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.Conversations;

public sealed class CustomerRuleTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_ticket_the_filter_hides_is_not_found_for_reply_close_and_files(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        await run.DefineAsync(new PropertyDefinition(RecordType.Ticket, "audience", "Audience", PropertyType.Text, "Ticket information", null, [], PortalVisibility.Hidden, Standard: false));
        var number = await run.TicketAsync();
        var file = await AttachedAsync(run, number);
        await run.SetAsync(2, portal => portal with { TicketFilter = Where(new Condition("audience", FilterOperator.NotEqual, ["internal"])) });
        (await run.SendAsync(run.Ada, HttpMethod.Get, $"/api/attachments/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await run.ReplyAsync(run.Ada, number, "Still here")).StatusCode.ShouldBe(HttpStatusCode.Created);

        await run.DoneAsync(run.Amy, HttpMethod.Patch, $"/api/desk/tickets/{number}", new { properties = new { audience = "internal" } });

        (await run.ReplyAsync(run.Ada, number, "Hello?")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await run.SendAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/close")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await run.SendAsync(run.Ada, HttpMethod.Get, $"/api/attachments/{file}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await run.SendAsync(run.Amy, HttpMethod.Get, $"/api/attachments/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await run.TextsAsync(number)).ShouldBe(["It broke", "Look", "Still here"]);
    }

    [Fact]
    public async Task A_filter_sees_standard_values_and_the_description()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var number = await run.TicketAsync("Tent pole", "It broke in a storm");

        await run.SetAsync(2, portal => portal with { TicketFilter = Where(new Condition(StandardProperties.Content, FilterOperator.ContainsToken, ["storm"]), new Condition(StandardProperties.Status, FilterOperator.Equal, ["open"])) });
        (await run.ReplyAsync(run.Ada, number, "Yes")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/close");
        (await run.ReplyAsync(run.Ada, number, "No")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_customers_close_uses_the_stage_assigned_to_the_pipeline(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var support = Pipeline.Default(run.PortalId);
        var stages = support.InOrder.Select(stage => new { id = (Guid?)stage.Id, label = stage.Label, closed = stage.Closed }).Append(new { id = (Guid?)null, label = "Solved by customer", closed = true });
        var changed = await run.DoneAsync(run.Nora, HttpMethod.Patch, $"/api/settings/pipelines/{support.Id}", new { stages });
        var solved = changed.GetProperty("stages").EnumerateArray().Last().GetProperty("id").GetGuid();
        var (first, second) = (await run.TicketAsync(), await run.TicketAsync());

        var closed = await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{first}/close");
        (closed.GetProperty("stage").GetString(), closed.GetProperty("status").GetProperty("label").GetString()).ShouldBe((null, "Closed"));
        await run.SetAsync(2, portal => portal with { ClosedStages = new Dictionary<Guid, Guid> { [support.Id] = solved }, ShowStages = true });
        closed = await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{second}/close");
        (closed.GetProperty("stage").GetString(), closed.GetProperty("status").GetProperty("label").GetString()).ShouldBe(("Solved by customer", "Solved by customer"));

        (await run.GetAsync(run.Amy, $"/api/desk/tickets/{first}")).GetProperty("stage").GetProperty("label").GetString().ShouldBe("Closed");
        (await run.GetAsync(run.Amy, $"/api/desk/tickets/{second}")).GetProperty("stage").GetProperty("id").GetGuid().ShouldBe(solved);
    }

    [Fact]
    public async Task A_pipelines_own_rules_go_before_the_portals()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var path = $"/api/settings/pipelines/{Pipeline.Default(run.PortalId).Id}";
        var number = await run.TicketAsync();

        await run.DoneAsync(run.Nora, HttpMethod.Patch, path, new { customersMayClose = false });
        await run.RefusedAsync(HttpStatusCode.Forbidden, run.Ada, HttpMethod.Post, $"/api/tickets/{number}/close");
        await run.DoneAsync(run.Nora, HttpMethod.Patch, path, new { customersMayClose = (bool?)null, closedReply = "refuse" });
        await run.DoneAsync(run.Ada, HttpMethod.Post, $"/api/tickets/{number}/close");
        (await run.ReplyAsync(run.Ada, number, "Again")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await run.DoneAsync(run.Nora, HttpMethod.Patch, path, new { closedReply = (string?)null });
        (await run.ReplyAsync(run.Ada, number, "Again")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static Filter Where(params Condition[] conditions) => new([new FilterGroup(conditions)]);

    /// <summary>A file on an agent's reply.</summary>
    private static async Task<Guid> AttachedAsync(ConversationRun run, long number)
    {
        var file = await run.FileAsync(run.Amy);
        await run.DoneAsync(run.Amy, HttpMethod.Post, $"/api/desk/tickets/{number}/messages", new { text = "Look", attachmentIds = new[] { file } });
        return file;
    }
}
