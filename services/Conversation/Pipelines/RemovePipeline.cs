using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Conversations.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Pipelines;

/// <summary>An administrator removes a pipeline; its tickets, and those of forms that still name it, go to another one.</summary>
internal static class RemovePipeline
{
    public static async Task<NoContent> HandleAsync(
        Guid id, Guid? moveTo, Caller caller, HttpContext http, ConversationDb db, TicketMover mover, TimeProvider clock, CancellationToken ct)
    {
        await db.TransactAsync(
            async () =>
            {
                var now = clock.Now();
                await db.EnsurePortalAsync(caller.PortalId, now, ct);
                var pipelines = await db.LockPipelinesAsync(caller.PortalId, ct);
                var pipeline = pipelines.Of(id);
                await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, pipeline.Target, pipeline.Version, ct);
                var target = moveTo is { } wanted ? pipelines.Target(pipeline, wanted) : pipelines.Default;
                var before = pipeline.Snapshot;
                var stages = pipeline.InOrder.ToList();
                pipelines.Remove(pipeline, target);
                if (moveTo is null)
                {
                    await db.RequireUnusedAsync(stages, ct);
                }

                db.Audit(caller, "pipeline.deleted", pipeline.Target, before, null, now);
                await db.SaveAsync(pipelines, now, ct);
                return pipeline;
            },
            ct);
        mover.Wake();
        return TypedResults.NoContent();
    }
}
