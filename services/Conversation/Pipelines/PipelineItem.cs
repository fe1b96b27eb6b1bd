using Portal.Contracts.Portals;
using Portal.Conversations.Data;

namespace Portal.Conversations.Pipelines;

/// <summary>A pipeline in the settings.</summary>
/// <param name="Tickets">How many it holds; one more than the lists' cap means more than that.</param>
internal sealed record PipelineItem(
    Guid Id,
    string Name,
    bool IsDefault,
    int Order,
    long Version,
    ClosedReply? ClosedReply,
    bool? CustomersMayClose,
    IReadOnlyList<StageItem> Stages,
    int Tickets)
{
    public static async Task<PipelineItem> OfAsync(Pipeline pipeline, ConversationDb db, CancellationToken ct) => new(
        pipeline.Id,
        pipeline.Name,
        pipeline.IsDefault,
        pipeline.Order,
        pipeline.Version,
        pipeline.ClosedReply,
        pipeline.CustomersMayClose,
        [.. pipeline.InOrder.Select(stage => new StageItem(stage.Id, stage.Label, stage.Order, stage.Closed, stage.Kind))],
        await db.CountInAsync([.. pipeline.Stages.Select(stage => stage.Id)], ct));
}

internal sealed record StageItem(Guid Id, string Label, int Order, bool Closed, StageKind Kind);
