using Portal.Contracts.Pipelines;

namespace Portal.FormIntake;

/// <summary>The pipelines a form may send its tickets to, from <see cref="PipelinesChanged"/>.</summary>
internal sealed class PipelineCopy
{
    private PipelineCopy()
    {
    }

    public Guid PortalId { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<Guid> Pipelines { get; private set; } = [];

    public static PipelineCopy Of(Guid portalId) => new() { PortalId = portalId };

    /// <summary>Takes over a newer version; an older one changes nothing.</summary>
    public void Take(PipelinesChanged changed)
    {
        if (changed.Version > Version)
        {
            (Version, Pipelines) = (changed.Version, [.. changed.Pipelines.Select(pipeline => pipeline.Id)]);
        }
    }
}
