using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Pipelines;

/// <summary>The portal's pipelines as their administrators see them.</summary>
internal static class ListPipelineSettings
{
    public static async Task<Ok<PipelineSettingsList>> HandleAsync(Caller caller, ConversationDb db, CancellationToken ct)
    {
        var pipelines = await db.Pipelines.AsNoTracking().Include(pipeline => pipeline.Stages)
            .Where(pipeline => pipeline.PortalId == caller.PortalId && pipeline.MoveToId == null)
            .OrderBy(pipeline => pipeline.Order)
            .ToListAsync(ct);
        var items = new List<PipelineItem>();
        foreach (var pipeline in pipelines)
        {
            items.Add(await PipelineItem.OfAsync(pipeline, db, ct));
        }

        return TypedResults.Ok(new PipelineSettingsList(items));
    }
}

internal sealed record PipelineSettingsList(IReadOnlyList<PipelineItem> Items);
