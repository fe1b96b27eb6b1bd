using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations;

/// <summary>A stage: the label is free, the kind is what rules read. Whether it is open or closed never changes.</summary>
internal sealed class Stage
{
    public const int MaxLabel = 100;

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

    /// <summary>Set once it is removed: the stage its tickets move to.</summary>
    public Guid? MoveToId { get; private set; }

    public bool Removed => MoveToId is not null;

    public StageRef Ref => new(Id, Label, Closed);

    public void Change(string label, int order, StageKind kind) => (Label, Order, Kind) = (label, order, kind);

    public void Remove(Stage target) => MoveToId = target.Id;
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

/// <summary>A stage as an administrator wants it: a known one by its id, or a new one.</summary>
/// <param name="Kind">What it means; null leaves it, and is Other for a new one.</param>
internal sealed record StageDraft(Guid? Id, string? Label, bool Closed, StageKind? Kind = null)
{
    private const int MinStages = 2;
    private const int MaxStages = 20;

    public string Text => PlainText.OneLine(Label ?? "", Stage.MaxLabel + 1);

    public StageKind KindFor(StageKind? known) =>
        Closed ? StageKind.Closed
        : (Kind ?? known) is { } kind and not StageKind.Closed ? kind
        : StageKind.Other;

    /// <summary>Notes what is wrong with a pipeline's stages.</summary>
    public static void Check(IReadOnlyList<StageDraft>? drafts, Validation problems)
    {
        if (drafts is null || drafts.Count is < MinStages or > MaxStages)
        {
            problems.Require(false, "stages", $"Between {MinStages} and {MaxStages} stages.");
            return;
        }

        problems.Require(drafts.Any(draft => !draft.Closed), "stages", "At least one stage must be open.")
            .Require(drafts.Any(draft => draft.Closed), "stages", "At least one stage must be closed.");
        var (labels, ids) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<Guid>());
        for (var index = 0; index < drafts.Count; index++)
        {
            var draft = drafts[index];
            problems.Require(!PlainText.IsBlank(draft.Text), $"stages[{index}].label", "Name the stage.")
                .Require(draft.Text.Length <= Stage.MaxLabel, $"stages[{index}].label", $"At most {Stage.MaxLabel} characters.")
                .Require(labels.Add(draft.Text), $"stages[{index}].label", "Another stage has this name.")
                .Require(draft.Id is not { } id || ids.Add(id), $"stages[{index}].id", "This stage is in the list twice.");
        }
    }
}
