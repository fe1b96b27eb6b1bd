using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Portals;
using Portal.Conversations.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Conversations.Pipelines;

/// <summary>An administrator adds a pipeline.</summary>
internal static class AddPipeline
{
    public static async Task<Created<PipelineItem>> HandleAsync(Request request, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var problems = new Validation();
        var name = PortalPipelines.NameOf(request.Name, problems);
        StageDraft.Check(request.Stages, problems);
        problems.ThrowIfInvalid();
        var pipeline = await db.TransactAsync(
            async () =>
            {
                var now = clock.Now();
                await db.EnsurePortalAsync(caller.PortalId, now, ct);
                var pipelines = await db.LockPipelinesAsync(caller.PortalId, ct);
                var pipeline = pipelines.Add(name, request.Stages!);
                if (request.ClosedReply is not null || request.CustomersMayClose is not null)
                {
                    pipeline.SetRules(request.ClosedReply, request.CustomersMayClose);
                }

                db.Pipelines.Add(pipeline);
                db.Audit(caller, "pipeline.created", pipeline.Target, null, pipeline.Snapshot, now, pipeline.Version);
                await db.SaveAsync(pipelines, now, ct);
                return pipeline;
            },
            ct);
        EntityTag.Set(http, pipeline.Version);
        return TypedResults.Created($"/api/settings/pipelines/{pipeline.Id}", await PipelineItem.OfAsync(pipeline, db, ct));
    }

    internal sealed record Request(string? Name, IReadOnlyList<StageDraft>? Stages, ClosedReply? ClosedReply, bool? CustomersMayClose);
}
