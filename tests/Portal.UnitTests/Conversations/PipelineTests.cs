using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.Conversations;
using Portal.ServiceDefaults.Errors;

namespace Portal.UnitTests.Conversations;

public sealed class PipelineTests
{
    private static readonly Guid PortalId = Guid.CreateVersion7();
    private static readonly MessageAuthor Agent = new(AuthorKind.Agent, Guid.CreateVersion7(), "Amy", "Brennan");
    private static readonly Dictionary<Guid, Guid> Nowhere = [];
    private readonly Pipeline _pipeline = Pipeline.Default(PortalId);

    [Fact]
    public void A_pipeline_needs_an_open_and_a_closed_stage()
    {
        Errors([new(null, "New", false), new(null, "Later", false)]).ShouldContainKey("stages");
        Errors([new(null, "Done", true), new(null, "Gone", true)]).ShouldContainKey("stages");
        Errors([new(null, "New", false)]).ShouldContainKey("stages");
        Errors([new(null, "New", false), new(null, "Done", true)]).ShouldBeEmpty();
    }

    [Fact]
    public void Stages_of_a_pipeline_have_different_names()
    {
        Errors([new(null, "New", false), new(null, " new ", false), new(null, "Done", true)]).Keys.ShouldBe(["stages[1].label"]);
        Errors([new(null, "New", false), new(null, "", false), new(null, "Done", true)]).Keys.ShouldBe(["stages[1].label"]);
    }

    [Fact]
    public void A_new_list_renames_sorts_adds_and_removes_stages()
    {
        var (fresh, closed) = (Stage(StageKind.New), Stage(StageKind.Closed));

        _pipeline.SetStages([new(fresh.Id, "Inbound", false), new(null, "On hold", false), new(closed.Id, "Closed", true)], Nowhere);

        _pipeline.InOrder.Select(stage => stage.Label).ShouldBe(["Inbound", "On hold", "Closed"]);
        _pipeline.InOrder.Select(stage => stage.Kind).ShouldBe([StageKind.New, StageKind.Other, StageKind.Closed]);
        _pipeline.Stages.Where(stage => stage.Removed).Select(stage => stage.MoveToId).ShouldBe([fresh.Id, fresh.Id]);
        _pipeline.Version.ShouldBe(2);
    }

    [Fact]
    public void An_open_stage_cannot_become_a_closed_one()
    {
        var (fresh, closed) = (Stage(StageKind.New), Stage(StageKind.Closed));

        var refused = Should.Throw<InvalidInputException>(() => _pipeline.SetStages([new(fresh.Id, "New", true), new(closed.Id, "Closed", false)], Nowhere));

        refused.Errors.Keys.ShouldBe(["stages[0].closed", "stages[1].closed"]);
    }

    [Fact]
    public void Tickets_of_a_removed_stage_can_only_go_to_one_that_stays()
    {
        var (fresh, closed) = (Stage(StageKind.New), Stage(StageKind.Closed));
        var (waiting, other) = (Stage(StageKind.WaitingOnUs), Stage(StageKind.WaitingOnContact));
        var kept = new[] { new StageDraft(fresh.Id, "New", false), new StageDraft(closed.Id, "Closed", true) };

        Should.Throw<InvalidInputException>(() => _pipeline.SetStages(kept, new Dictionary<Guid, Guid> { [waiting.Id] = other.Id })).Errors.Keys.ShouldBe([$"moveTo.{waiting.Id}"]);
    }

    [Fact]
    public void A_ticket_is_never_in_a_stage_of_another_pipeline()
    {
        var sales = Pipeline.Create(PortalId, "Sales", 1, [new(null, "Lead", false), new(null, "Won", true)]);
        var ticket = Opened();

        Should.Throw<RuleException>(() => ticket.MoveTo(sales.First, _pipeline, Agent, DateTimeOffset.UnixEpoch)).Code.ShouldBe("foreign-stage");
        Should.Throw<InvalidInputException>(() => _pipeline.StageOf(sales.First.Id));

        ticket.MoveTo(sales.First, _pipeline, sales, Agent, DateTimeOffset.UnixEpoch).ShouldBeTrue();
        (ticket.PipelineId, ticket.StageId).ShouldBe((sales.Id, sales.First.Id));
        ticket.TakeEntries().Select(entry => (entry.ActivityType, entry.ActivityFrom, entry.ActivityTo)).ShouldBe(
            [(ActivityType.Pipeline, "Support pipeline", "Sales"), (ActivityType.Stage, "New", "Lead")]);
    }

    [Fact]
    public void A_ticket_that_leaves_a_removed_stage_keeps_its_place_in_lists()
    {
        var ticket = Opened();

        ticket.LeaveStage(Stage(StageKind.Closed), _pipeline, _pipeline, Agent, DateTimeOffset.UnixEpoch.AddDays(1));

        (ticket.Closed, ticket.Version).ShouldBe((true, 1));
        ticket.LastActivityAt.ShouldBe(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void One_pipeline_is_the_default_and_stays()
    {
        var pipelines = new PortalPipelines(PortalId, 2, [_pipeline]);
        var sales = pipelines.Add("Sales", [new(null, "Lead", false), new(null, "Won", true)]);

        Should.Throw<RuleException>(() => pipelines.Remove(_pipeline, sales)).Code.ShouldBe("default-pipeline");
        pipelines.MakeDefault(sales);
        pipelines.Remove(_pipeline, sales);

        pipelines.Changed(DateTimeOffset.UnixEpoch).Pipelines.Select(pipeline => (pipeline.Name, pipeline.IsDefault)).ShouldBe([("Sales", true)]);
        _pipeline.Stages.Single(stage => stage.Closed).MoveToId.ShouldBe(sales.FirstClosed.Id);
        _pipeline.Stages.Where(stage => !stage.Closed).ShouldAllBe(stage => stage.MoveToId == sales.First.Id);
    }

    [Fact]
    public void Two_pipelines_cannot_have_one_name()
    {
        var pipelines = new PortalPipelines(PortalId, 2, [_pipeline]);

        Should.Throw<InvalidInputException>(() => pipelines.Add("support PIPELINE", [new(null, "Lead", false), new(null, "Won", true)])).Errors.Keys.ShouldBe(["name"]);
        Should.NotThrow(() => pipelines.Rename(_pipeline, "SUPPORT pipeline"));
    }

    [Fact]
    public void A_pipelines_rules_are_told_and_follow_the_portal_by_default()
    {
        (_pipeline.Snapshot.ClosedReply, _pipeline.Snapshot.CustomersMayClose).ShouldBe((null, null));

        _pipeline.SetRules(ClosedReply.Refuse, false);

        (_pipeline.Snapshot.ClosedReply, _pipeline.Snapshot.CustomersMayClose).ShouldBe((ClosedReply.Refuse, false));
    }

    private static Dictionary<string, string[]> Errors(IReadOnlyList<StageDraft> drafts)
    {
        var problems = new Validation();
        StageDraft.Check(drafts, problems);
        try
        {
            problems.ThrowIfInvalid();
            return [];
        }
        catch (InvalidInputException refused)
        {
            return refused.Errors.ToDictionary(StringComparer.Ordinal);
        }
    }

    private Ticket Opened()
    {
        var contact = Contact.Known(PortalId, new PersonRef(Guid.CreateVersion7(), "Ada", "Lovell", "ada@acme.test"), null);
        return Ticket.Open(new NewTicket(Guid.CreateVersion7(), PortalId, 1, "Tent pole", contact, Guid.CreateVersion7(), TicketSource.Desk, DateTimeOffset.UnixEpoch), _pipeline.First);
    }

    private Stage Stage(StageKind kind) => _pipeline.OfKind(kind)!;
}
