using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Contracts.Audit;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Tickets;
using Portal.Conversations;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

public sealed class PipelineTests
{
    private const string Path = "/api/settings/pipelines";

    private static readonly object Sales = new { name = "Sales", stages = new[] { new { label = "Lead", closed = false }, new { label = "Won", closed = true } } };

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_new_pipeline_is_told_audited_and_can_become_the_default(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);

        var sales = await run.DoneAsync(run.Nora, HttpMethod.Post, Path, Sales);
        await run.DoneAsync(run.Nora, HttpMethod.Patch, $"{Path}/{sales.GetProperty("id")}", new { isDefault = true, customersMayClose = false });

        var last = await run.Host.Log.WaitForAsync<PipelinesChanged>(changed => changed.Version == 3);
        last.Pipelines.Select(pipeline => (pipeline.Name, pipeline.IsDefault, pipeline.CustomersMayClose)).ShouldBe([("Support pipeline", false, null), ("Sales", true, false)]);
        run.Host.Log.Of<PipelinesChanged>().Select(changed => changed.Version).ShouldBe([1, 2, 3]);
        var created = await run.Host.Log.WaitForAsync<AuditRecorded>(audit => audit.Action == "pipeline.created");
        (created.Before, created.Target.Name, created.After!.Value.GetProperty("stages").GetArrayLength()).ShouldBe((null, "Sales", 2));
        var number = await run.TicketAsync();
        var ticket = await run.GetAsync(run.Amy, $"/api/desk/tickets/{number}");
        ticket.GetProperty("stage").GetProperty("label").GetString().ShouldBe("Lead");
        await run.RefusedAsync(HttpStatusCode.Forbidden, run.Ada, HttpMethod.Post, $"/api/tickets/{number}/close");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_stage_with_tickets_goes_only_when_it_is_said_where_they_go(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        await run.ManyTicketsAsync(TicketMover.BatchSize + 20);
        var (path, stages) = await StagesAsync(run);
        var kept = new { stages = stages[1..] };
        var (removed, target) = (stages[0].Id, stages[2].Id);

        var refused = await run.RefusedAsync(HttpStatusCode.Conflict, run.Nora, HttpMethod.Patch, path, kept);
        refused.GetProperty("type").GetString().ShouldBe("urn:portal:problem:stage-in-use");
        refused.GetProperty("stages")[0].GetProperty("tickets").GetInt32().ShouldBe(TicketMover.BatchSize + 20);

        await run.DoneAsync(run.Nora, HttpMethod.Patch, path, new { kept.stages, moveTo = new Dictionary<Guid, Guid> { [removed] = target } });
        var moved = await Wait.ForAsync(() => run.Host.Log.Of<TicketChanged>(), all => all.Count == TicketMover.BatchSize + 20, "every ticket");
        moved.ShouldAllBe(changed => changed.Ticket.Stage.Id == target && changed.Ticket.Stage.Label == "Waiting on us");
        moved.Select(changed => changed.Ticket.Id).Distinct().Count().ShouldBe(moved.Count);
        (await StagesAsync(run)).Stages.Select(stage => stage.Label).ShouldBe(["Waiting on contact", "Waiting on us", "Closed"]);
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Amy, HttpMethod.Patch, "/api/desk/tickets/1", new { stageId = removed });
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Moving_tickets_goes_on_after_a_crash_and_moves_each_once(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        await run.ManyTicketsAsync((2 * TicketMover.BatchSize) + 10);
        await RemoveFirstStageAsync(run);

        // One batch, then its process is gone; the next one finds the rest.
        using (var killed = new TicketMover(run.Host.Services, TimeProvider.System, NullLogger<TicketMover>.Instance))
        {
            (await killed.MoveBatchAsync(Ct)).ShouldBeTrue();
        }

        run.Host.Services.GetRequiredService<TicketMover>().Wake();

        var moved = await Wait.ForAsync(() => run.Host.Log.Of<TicketChanged>(), all => all.Count >= (2 * TicketMover.BatchSize) + 10, "every ticket");
        moved.Select(changed => changed.Ticket.Id).Distinct().Count().ShouldBe((2 * TicketMover.BatchSize) + 10);
        moved.ShouldAllBe(changed => changed.Ticket.Version == 2);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_removed_pipeline_leaves_its_tickets_and_forms_to_another(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var id = (await run.DoneAsync(run.Nora, HttpMethod.Post, Path, Sales)).GetProperty("id").GetGuid();
        var support = Pipeline.Default(run.PortalId);
        await run.Host.PublishAsync(run.Submission() with { PipelineId = id });
        (await run.GetAsync(run.Amy, "/api/desk/tickets/1")).GetProperty("pipelineId").GetGuid().ShouldBe(id);

        await run.RefusedAsync(HttpStatusCode.Conflict, run.Nora, HttpMethod.Delete, $"{Path}/{id}");
        await run.RefusedAsync(HttpStatusCode.Conflict, run.Nora, HttpMethod.Delete, $"{Path}/{support.Id}?moveTo={id}");
        await run.DoneAsync(run.Nora, HttpMethod.Delete, $"{Path}/{id}?moveTo={support.Id}");
        await run.Host.PublishAsync(run.Submission() with { PipelineId = id });

        await run.Host.Log.WaitForAsync<TicketChanged>(changed => changed.Ticket.PipelineId == support.Id);
        var items = (await run.GetAsync(run.Amy, "/api/desk/tickets")).GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBe(2);
        items.ShouldAllBe(ticket => ticket.GetProperty("stage").GetProperty("id").GetGuid() == support.First.Id);
    }

    [Fact]
    public async Task Only_those_who_shape_records_may_and_only_in_their_portal()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var sales = await run.DoneAsync(run.Nora, HttpMethod.Post, Path, Sales);
        var path = $"{Path}/{sales.GetProperty("id")}";

        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Nora, HttpMethod.Post, Path, Sales);
        (await run.SendAsync(run.Amy, HttpMethod.Get, Path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await run.SendAsync(run.Ada, HttpMethod.Get, Path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await run.RefusedAsync(HttpStatusCode.NotFound, run.Nora with { PortalId = Guid.CreateVersion7() }, HttpMethod.Patch, path, new { name = "Mine" });
        (await run.SendAsync(run.Nora, HttpMethod.Patch, path, new { name = "Deals" }, "\"1\"")).Headers.ETag!.Tag.ShouldBe("\"2\"");
        (await run.SendAsync(run.Nora, HttpMethod.Patch, path, new { name = "Again" }, "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    private static async Task<(string Path, List<StageSent> Stages)> StagesAsync(ConversationRun run)
    {
        var pipeline = (await run.GetAsync(run.Nora, Path)).GetProperty("items")[0];
        return ($"{Path}/{pipeline.GetProperty("id")}", pipeline.GetProperty("stages").Deserialize<List<StageSent>>(JsonSerializerOptions.Web)!);
    }

    /// <summary>As the service does it, without the mover hearing of it.</summary>
    private static async Task RemoveFirstStageAsync(ConversationRun run)
    {
        await using var scope = run.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        var pipeline = await db.Pipelines.Include(row => row.Stages).SingleAsync(Ct);
        pipeline.SetStages([.. pipeline.InOrder.Skip(1).Select(stage => new StageDraft(stage.Id, stage.Label, stage.Closed))], new Dictionary<Guid, Guid>());
        await db.SaveChangesAsync(Ct);
    }

    private sealed record StageSent(Guid Id, string Label, bool Closed);
}
