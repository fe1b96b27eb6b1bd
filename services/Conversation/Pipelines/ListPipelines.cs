using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Pipelines;

/// <summary>The portal's pipelines with their stages in order, the default one first.</summary>
internal static class ListPipelines
{
    public static async Task<Ok<PipelineList>> HandleAsync(Caller caller, ConversationDb db, CancellationToken ct)
    {
        var pipelines = await db.Pipelines.AsNoTracking().Include(pipeline => pipeline.Stages)
            .Where(pipeline => pipeline.PortalId == caller.PortalId && pipeline.MoveToId == null)
            .OrderByDescending(pipeline => pipeline.IsDefault).ThenBy(pipeline => pipeline.Order)
            .ToListAsync(ct);
        return TypedResults.Ok(new PipelineList([.. pipelines.Select(pipeline => new DeskPipeline(
            pipeline.Id,
            pipeline.Name,
            pipeline.IsDefault,
            [.. pipeline.InOrder.Select(stage => new DeskStage(stage.Id, stage.Label, stage.Order, stage.Closed))]))]));
    }
}

internal sealed record PipelineList(IReadOnlyList<DeskPipeline> Items);

internal sealed record DeskPipeline(Guid Id, string Name, bool IsDefault, IReadOnlyList<DeskStage> Stages);

internal sealed record DeskStage(Guid Id, string Label, int Order, bool Closed);
