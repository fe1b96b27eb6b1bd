using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.Conversations;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.UnitTests.Conversations;

public sealed class TicketTests
{
    private static readonly Guid PortalId = Guid.CreateVersion7();
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly MessageAuthor Customer = new(AuthorKind.Contact, Guid.CreateVersion7(), "Ada", "Lovell");
    private static readonly MessageAuthor Agent = new(AuthorKind.Agent, Guid.CreateVersion7(), "Amy", "Brennan");

    private readonly Pipeline _pipeline = Pipeline.Default(PortalId);

    [Fact]
    public void A_new_ticket_starts_in_the_first_stage_and_its_customer_waits()
    {
        var ticket = Opened();

        ticket.StageId.ShouldBe(Stage(StageKind.New).Id);
        ticket.WaitingSince.ShouldBe(Start);
        ticket.MessageCount.ShouldBe(1);
        ticket.Version.ShouldBe(1);
        ticket.Preview.ShouldBe("It broke");
    }

    [Fact]
    public void An_agents_answer_ends_the_waiting_and_leaves_the_stage()
    {
        var ticket = Opened();

        ticket.Post(MessageDirection.Outgoing, Agent, Text("On it"), Start.AddHours(1));

        ticket.WaitingSince.ShouldBeNull();
        ticket.StageId.ShouldBe(Stage(StageKind.New).Id);
        ticket.LastActivityAt.ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public void The_wait_counts_from_the_first_message_without_an_answer()
    {
        var ticket = Opened();
        ticket.Post(MessageDirection.Outgoing, Agent, Text("On it"), Start.AddHours(1));

        ticket.ReplyOfCustomer(Customer, Text("And?"), _pipeline, ClosedReply.Reopen, Start.AddHours(2));
        ticket.ReplyOfCustomer(Customer, Text("Hello?"), _pipeline, ClosedReply.Reopen, Start.AddHours(5));

        ticket.WaitingSince.ShouldBe(Start.AddHours(2));
    }

    [Fact]
    public void A_reply_to_a_ticket_that_waits_on_the_contact_makes_it_wait_on_us()
    {
        var ticket = Opened();
        ticket.MoveTo(Stage(StageKind.WaitingOnContact), _pipeline, Agent, Start.AddHours(1)).ShouldBeTrue();

        ticket.ReplyOfCustomer(Customer, Text("Here it is"), _pipeline, ClosedReply.Reopen, Start.AddHours(2));

        ticket.StageId.ShouldBe(Stage(StageKind.WaitingOnUs).Id);
    }

    [Fact]
    public void A_reply_reopens_a_closed_ticket()
    {
        var ticket = Opened();
        ticket.Close(_pipeline.FirstClosed, _pipeline, Agent, Start.AddHours(1)).ShouldBeTrue();
        ticket.TakeEntries();

        ticket.ReplyOfCustomer(Customer, Text("Broke again"), _pipeline, ClosedReply.Reopen, Start.AddHours(2));

        ticket.Closed.ShouldBeFalse();
        ticket.ClosedAt.ShouldBeNull();
        ticket.WaitingSince.ShouldBe(Start.AddHours(2));
        ticket.StageId.ShouldBe(Stage(StageKind.WaitingOnUs).Id);
        ticket.TakeEntries().Select(entry => (entry.Kind, entry.ActivityType)).ShouldBe(
            [(MessageKind.Message, null), (MessageKind.Activity, ActivityType.Reopened)]);
    }

    [Fact]
    public void A_reply_to_a_closed_ticket_is_refused_where_the_portal_says_so()
    {
        var ticket = Opened();
        ticket.Close(_pipeline.FirstClosed, _pipeline, Agent, Start.AddHours(1));
        var version = ticket.Version;

        Should.Throw<RuleException>(() => ticket.ReplyOfCustomer(Customer, Text("Broke again"), _pipeline, ClosedReply.Refuse, Start.AddHours(2)))
            .Code.ShouldBe("ticket-closed");
        (ticket.Closed, ticket.Version, ticket.MessageCount).ShouldBe((true, version, 1));
    }

    [Fact]
    public void Closing_twice_changes_nothing_the_second_time()
    {
        var ticket = Opened();
        ticket.Close(_pipeline.FirstClosed, _pipeline, Customer, Start.AddHours(1)).ShouldBeTrue();

        ticket.Close(_pipeline.FirstClosed, _pipeline, Customer, Start.AddHours(2)).ShouldBeFalse();

        ticket.ClosedAt.ShouldBe(Start.AddHours(1));
        ticket.WaitingSince.ShouldBeNull();
    }

    [Fact]
    public void A_note_leaves_no_trace_that_customers_could_see()
    {
        var ticket = Opened();

        ticket.AddNote(Agent, Text("Careful with this one"), Start.AddHours(1));

        ticket.LastActivityAt.ShouldBe(Start);
        ticket.MessageCount.ShouldBe(1);
        ticket.Preview.ShouldBe("It broke");
        ticket.Version.ShouldBe(2);
    }

    [Fact]
    public void Changes_are_told_from_what_to_what()
    {
        var ticket = Opened();
        ticket.TakeEntries();

        ticket.SetPriority("HIGH", Agent, Start).ShouldBeTrue();
        ticket.SetPriority("HIGH", Agent, Start).ShouldBeFalse();
        ticket.MoveTo(Stage(StageKind.WaitingOnContact), _pipeline, Agent, Start);
        ticket.Rename("Better subject", Agent, Start);

        ticket.TakeEntries().Select(entry => (entry.ActivityType, entry.ActivityFrom, entry.ActivityTo)).ShouldBe(
        [
            (ActivityType.Priority, null, "HIGH"),
            (ActivityType.Stage, "New", "Waiting on contact"),
            (ActivityType.Subject, "Tent pole", "Better subject"),
        ]);
        ticket.SubjectKey.ShouldBe("better subject");
    }

    [Fact]
    public void A_stage_of_another_pipeline_is_refused() =>
        Should.Throw<InvalidInputException>(() => _pipeline.StageOf(Pipeline.Default(Guid.CreateVersion7()).First.Id)).Errors.Keys.ShouldContain("stageId");

    [Fact]
    public void A_portal_is_born_with_the_same_ids_each_time()
    {
        var again = Pipeline.Default(PortalId);

        again.Id.ShouldBe(_pipeline.Id);
        again.Stages.Select(stage => stage.Id).ShouldBe(_pipeline.Stages.Select(stage => stage.Id));
        again.Stages.Select(stage => stage.Label).ShouldBe(["New", "Waiting on contact", "Waiting on us", "Closed"]);
    }

    private static RichContent Text(string text) => RichText.FromText(text);

    private Stage Stage(StageKind kind) => _pipeline.OfKind(kind)!;

    private Ticket Opened()
    {
        var contact = Contact.Known(PortalId, new PersonRef(Customer.Id!.Value, "Ada", "Lovell", "ada@acme.test"), company: null);
        var ticket = Ticket.Open(new NewTicket(Guid.CreateVersion7(), PortalId, 1, "Tent pole", contact, Guid.CreateVersion7(), TicketSource.Form, Start), _pipeline.First);
        ticket.Post(MessageDirection.Incoming, Customer, Text("It broke"), Start);
        return ticket;
    }
}
