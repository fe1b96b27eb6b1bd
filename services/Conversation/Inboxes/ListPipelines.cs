using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Inboxes;

/// <summary>The portal's pipelines with their stages in order.</summary>
internal static class ListPipelines
{
    public static async Task<Ok<PipelineList>> HandleAsync(Caller caller, ConversationDb db, CancellationToken ct)
    {
        var pipelines = await db.Pipelines.AsNoTracking().Include(pipeline => pipeline.Stages)
            .Where(pipeline => pipeline.PortalId == caller.PortalId)
            .OrderByDescending(pipeline => pipeline.IsDefault).ThenBy(pipeline => pipeline.Name)
            .ToListAsync(ct);
        return TypedResults.Ok(new PipelineList([.. pipelines.Select(pipeline => new PipelineItem(
            pipeline.Id,
            pipeline.Name,
            [.. pipeline.Stages.OrderBy(stage => stage.Order).Select(stage => new StageItem(stage.Id, stage.Label, stage.Order, stage.Closed))]))]));
    }
}

internal sealed record PipelineList(IReadOnlyList<PipelineItem> Items);

internal sealed record PipelineItem(Guid Id, string Name, IReadOnlyList<StageItem> Stages);

internal sealed record StageItem(Guid Id, string Label, int Order, bool Closed);
