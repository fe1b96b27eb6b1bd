using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations;

/// <summary>The stages a ticket goes through, in their order.</summary>
internal sealed class Pipeline
{
    private readonly List<Stage> _stages = [];

    private Pipeline()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public string Name { get; private set; } = "";
    public bool IsDefault { get; private set; }
    public IReadOnlyList<Stage> Stages => _stages;

    /// <summary>Where a new ticket starts.</summary>
    public Stage First => InOrder.First();

    /// <summary>Where a customer's answer puts a ticket: "Waiting on us", or the first open stage where there is none.</summary>
    public Stage WaitingOnUs => OfKind(StageKind.WaitingOnUs) ?? InOrder.First(stage => !stage.Closed);

    /// <summary>Where a ticket is once it is closed (P31).</summary>
    public Stage FirstClosed => InOrder.First(stage => stage.Closed);

    private IEnumerable<Stage> InOrder => _stages.OrderBy(stage => stage.Order);

    /// <summary>The pipeline a portal is born with; the same ids at every first sight of the portal.</summary>
    public static Pipeline Default(Guid portalId)
    {
        var pipeline = new Pipeline { Id = DerivedId.Of(portalId, "pipeline:support"), PortalId = portalId, Name = "Support pipeline", IsDefault = true };
        pipeline.Add("new", "New", StageKind.New);
        pipeline.Add("waiting-on-contact", "Waiting on contact", StageKind.WaitingOnContact);
        pipeline.Add("waiting-on-us", "Waiting on us", StageKind.WaitingOnUs);
        pipeline.Add("closed", "Closed", StageKind.Closed);
        return pipeline;
    }

    /// <summary>The stage of this id; a foreign one is refused as input.</summary>
    public Stage StageOf(Guid id) =>
        _stages.Find(stage => stage.Id == id) ?? throw new InvalidInputException("stageId", "This stage is not one of the ticket's pipeline.");

    /// <summary>The first stage of a kind, or null.</summary>
    public Stage? OfKind(StageKind kind) => InOrder.FirstOrDefault(stage => stage.Kind == kind);

    private void Add(string key, string label, StageKind kind) =>
        _stages.Add(new Stage(DerivedId.Of(PortalId, $"stage:{key}"), Id, label, _stages.Count, kind));
}

/// <summary>A stage: the label is free, the kind is what rules read.</summary>
internal sealed class Stage
{
    public Stage(Guid id, Guid pipelineId, string label, int order, StageKind kind)
    {
        (Id, PipelineId, Label, Order, Kind) = (id, pipelineId, label, order, kind);
        Closed = kind == StageKind.Closed;
    }

    public Guid Id { get; private set; }
    public Guid PipelineId { get; private set; }
    public string Label { get; private set; }
    public int Order { get; private set; }
    public StageKind Kind { get; private set; }
    public bool Closed { get; private set; }

    public StageRef Ref => new(Id, Label, Closed);
}

/// <summary>What a stage means, whatever it is called.</summary>
internal enum StageKind
{
    New,
    WaitingOnContact,
    WaitingOnUs,
    Other,
    Closed,
}
