using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;

namespace Portal.Contracts.Pipelines;

/// <summary>Pipelines of a portal were created or changed; carries all of them. <see cref="Version"/> grows by one with each change.</summary>
/// <param name="Pipelines">In their order; exactly one is the default.</param>
public sealed record PipelinesChanged(Guid PortalId, long Version, IReadOnlyList<PipelineSnapshot> Pipelines, DateTimeOffset ChangedAt)
{
    /// <summary>The pipeline of this id; null for one that is not there any more.</summary>
    public PipelineSnapshot? Find(Guid id) => Pipelines.FirstOrDefault(pipeline => pipeline.Id == id);
}

/// <summary>A pipeline with its stages in their order: at least one open and one closed.</summary>
/// <param name="ClosedReply">What a customer's reply to a closed ticket of this pipeline does; null follows the portal (P29).</param>
/// <param name="CustomersMayClose">Whether customers may close tickets of this pipeline; null follows the portal (P30).</param>
public sealed record PipelineSnapshot(Guid Id, string Name, bool IsDefault, IReadOnlyList<StageRef> Stages, ClosedReply? ClosedReply, bool? CustomersMayClose)
{
    /// <summary>Where a customer's close puts a ticket (P31): the stage the portal assigned, or the first closed one.</summary>
    public StageRef ClosedStage(IReadOnlyDictionary<Guid, Guid> assigned) =>
        Stages.FirstOrDefault(stage => stage.Closed && assigned.TryGetValue(Id, out var id) && id == stage.Id) ?? Stages.First(stage => stage.Closed);
}
