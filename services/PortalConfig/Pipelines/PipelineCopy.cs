using Portal.Contracts.Pipelines;

namespace Portal.PortalConfig.Pipelines;

/// <summary>What this service knows of a portal's pipelines, so that closed stages can be held against them (P31).</summary>
internal sealed class PipelineCopy
{
    private PipelineCopy()
    {
    }

    public Guid PortalId { get; private set; }
    public long Version { get; private set; }
    public IReadOnlyList<PipelineSnapshot> Pipelines { get; private set; } = [];

    /// <summary>Knows nothing yet.</summary>
    public static PipelineCopy Of(Guid portalId) => new() { PortalId = portalId };

    /// <summary>Takes over a newer version.</summary>
    public void Update(PipelinesChanged changed)
    {
        if (changed.Version > Version)
        {
            (Version, Pipelines) = (changed.Version, changed.Pipelines);
        }
    }
}
