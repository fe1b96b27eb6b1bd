using Portal.Contracts.Audit;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations;

/// <summary>The stages a ticket goes through, in their order; at least one open and one closed.</summary>
internal sealed class Pipeline
{
    public const int MaxName = 100;

    private readonly List<Stage> _stages = [];

    private Pipeline()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public string Name { get; private set; } = "";
    public bool IsDefault { get; private set; }
    public int Order { get; private set; }
    public long Version { get; private set; }

    /// <summary>What a reply to a closed ticket does here; null follows the portal (W18).</summary>
    public ClosedReply? ClosedReply { get; private set; }

    /// <summary>Whether customers may close tickets here; null follows the portal (W18).</summary>
    public bool? CustomersMayClose { get; private set; }

    /// <summary>Set once it is removed: the pipeline that gets what was meant for it.</summary>
    public Guid? MoveToId { get; private set; }

    /// <summary>Its stages and those it once had: a removed one stays for tickets on their way out of it.</summary>
    public IReadOnlyList<Stage> Stages => _stages;

    /// <summary>Its stages in their order.</summary>
    public IEnumerable<Stage> InOrder => _stages.Where(stage => !stage.Removed).OrderBy(stage => stage.Order);

    /// <summary>Where a new ticket starts.</summary>
    public Stage First => InOrder.First(stage => !stage.Closed);

    /// <summary>Where a customer's answer puts a ticket: "Waiting on us", or the first open stage where there is none.</summary>
    public Stage WaitingOnUs => OfKind(StageKind.WaitingOnUs) ?? First;

    /// <summary>Where a ticket is once it is closed, unless the portal says otherwise (P31).</summary>
    public Stage FirstClosed => InOrder.First(stage => stage.Closed);

    public AuditTarget Target => new("pipeline", Id.ToString(), Name);

    public PipelineSnapshot Snapshot => new(Id, Name, IsDefault, [.. InOrder.Select(stage => stage.Ref)], ClosedReply, CustomersMayClose);

    /// <summary>The pipeline a portal is born with; the same ids at every first sight of the portal.</summary>
    public static Pipeline Default(Guid portalId)
    {
        var pipeline = new Pipeline { Id = DerivedId.Of(portalId, "pipeline:support"), PortalId = portalId, Name = "Support pipeline", IsDefault = true, Version = 1 };
        pipeline.Add("new", "New", StageKind.New);
        pipeline.Add("waiting-on-contact", "Waiting on contact", StageKind.WaitingOnContact);
        pipeline.Add("waiting-on-us", "Waiting on us", StageKind.WaitingOnUs);
        pipeline.Add("closed", "Closed", StageKind.Closed);
        return pipeline;
    }

    /// <summary>A further pipeline; <paramref name="stages"/> are checked already.</summary>
    public static Pipeline Create(Guid portalId, string name, int order, IReadOnlyList<StageDraft> stages)
    {
        var pipeline = new Pipeline { Id = Guid.CreateVersion7(), PortalId = portalId, Name = name, Order = order, Version = 1 };
        pipeline._stages.AddRange(stages.Select((draft, index) => new Stage(Guid.CreateVersion7(), pipeline.Id, draft.Text, index, draft.KindFor(null))));
        return pipeline;
    }

    /// <summary>The stage of this id; a foreign or removed one is refused as input.</summary>
    public Stage StageOf(Guid id) =>
        InOrder.FirstOrDefault(stage => stage.Id == id) ?? throw new InvalidInputException("stageId", "This stage is not one of the ticket's pipeline.");

    /// <summary>The stage a ticket of this pipeline is in, removed or not.</summary>
    public Stage Holding(Ticket ticket) => _stages.Find(stage => stage.Id == ticket.StageId)!;

    /// <summary>The first stage of a kind, or null.</summary>
    public Stage? OfKind(StageKind kind) => InOrder.FirstOrDefault(stage => stage.Kind == kind);

    /// <summary>Where a customer's close puts a ticket (P31): the closed stage the portal assigned, or the first one.</summary>
    public Stage ClosedStage(IReadOnlyDictionary<Guid, Guid> assigned) =>
        (assigned.TryGetValue(Id, out var id) ? InOrder.FirstOrDefault(stage => stage.Closed && stage.Id == id) : null) ?? FirstClosed;

    public void Rename(string name)
    {
        Name = name;
        Version++;
    }

    /// <summary>Sets what customers may do here; null follows the portal.</summary>
    public void SetRules(ClosedReply? closedReply, bool? customersMayClose)
    {
        (ClosedReply, CustomersMayClose) = (closedReply, customersMayClose);
        Version++;
    }

    /// <summary>Called by <see cref="PortalPipelines"/>, which keeps it to one.</summary>
    public void SetDefault(bool isDefault)
    {
        IsDefault = isDefault;
        Version++;
    }

    /// <summary>The stages a new list of stages leaves out.</summary>
    public IReadOnlyList<Stage> LeftOut(IReadOnlyList<StageDraft> drafts) => [.. InOrder.Where(stage => drafts.All(draft => draft.Id != stage.Id))];

    /// <summary>Replaces the list of stages. Those left out are removed, and their tickets go where <paramref name="moveTo"/> says.</summary>
    public void SetStages(IReadOnlyList<StageDraft> drafts, IReadOnlyDictionary<Guid, Guid> moveTo)
    {
        var problems = new Validation();
        var removed = LeftOut(drafts);
        for (var index = 0; index < drafts.Count; index++)
        {
            var draft = drafts[index];
            var known = InOrder.FirstOrDefault(stage => stage.Id == draft.Id);
            problems.Require(draft.Id is null || known is not null, $"stages[{index}].id", "This stage is not one of the pipeline.")
                .Require(known is null || known.Closed == draft.Closed, $"stages[{index}].closed", "An open stage stays open and a closed one closed: its tickets are. Add another stage.");
            if (draft.Id is null)
            {
                _stages.Add(new Stage(Guid.CreateVersion7(), Id, draft.Text, index, draft.KindFor(null)));
            }
            else
            {
                known?.Change(draft.Text, index, draft.KindFor(known.Kind));
            }
        }

        problems.ThrowIfInvalid();
        foreach (var stage in removed)
        {
            var kept = InOrder.Except(removed).ToList();
            var target = moveTo.TryGetValue(stage.Id, out var id) ? kept.Find(other => other.Id == id) : kept.Find(other => other.Closed == stage.Closed);
            problems.Require(target is not null, $"moveTo.{stage.Id}", "Tickets can only move to a stage that stays in this pipeline.");
            stage.Remove(target ?? kept[0]);
        }

        problems.ThrowIfInvalid();
        Version++;
    }

    /// <summary>Removes it with its stages; each stage's tickets go to the one in <paramref name="target"/> that is most like it.</summary>
    public void Remove(Pipeline target)
    {
        foreach (var stage in InOrder.ToList())
        {
            stage.Remove(target.OfKind(stage.Kind) ?? (stage.Closed ? target.FirstClosed : target.First));
        }

        MoveToId = target.Id;
        Version++;
    }

    private void Add(string key, string label, StageKind kind) =>
        _stages.Add(new Stage(DerivedId.Of(PortalId, $"stage:{key}"), Id, label, _stages.Count, kind));
}
