using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.Conversations;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;
using Portal.Testing;

namespace Portal.UnitTests.Conversations;

/// <summary>Whom a ticket is there for, and what they may do in it.</summary>
public sealed class TicketAccessTests
{
    private static readonly Guid PortalId = Guid.CreateVersion7();
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly CompanyRef Acme = new(Guid.CreateVersion7(), "Acme");
    private static readonly CompanyRef Globex = new(Guid.CreateVersion7(), "Globex");
    private static readonly Caller Ada = Callers.Contact(PortalId, company: Acme);
    private static readonly MessageAuthor Author = new(AuthorKind.Contact, Ada.Id, "Ada", "Lovell");

    [Fact]
    public void Only_those_in_scope_and_those_who_take_part_have_a_right()
    {
        var ticket = Opened();
        var (ben, cleo) = (Known(Acme), Known(Globex));
        ticket.Admit(cleo, ParticipantRight.Reply, Author, Now);

        ticket.RightOf(Ada).ShouldBe(ParticipantRight.Close);
        ticket.RightOf(Session(ben, TicketScope.Company)).ShouldBe(ParticipantRight.Close);
        ticket.RightOf(Session(ben, TicketScope.Own)).ShouldBeNull();
        ticket.RightOf(Session(cleo, TicketScope.Company)).ShouldBe(ParticipantRight.Reply);
        ticket.RightOf(Session(Known(Globex), TicketScope.Company)).ShouldBeNull();
        ticket.RightOf(Ada with { PortalId = Guid.CreateVersion7() }).ShouldBeNull();
        ticket.RightOf(Ada with { Kind = CallerKind.Staff }).ShouldBeNull();
    }

    [Fact]
    public void Hidden_it_is_there_for_the_requester_and_those_who_take_part()
    {
        var ticket = Opened();
        var (ben, eve) = (Known(Acme), Known(Acme));
        ticket.Admit(ben, ParticipantRight.View, Author, Now);
        ticket.Hide(true, Author, Now).ShouldBeTrue();

        ticket.RightOf(Session(ben, TicketScope.Company)).ShouldBe(ParticipantRight.View);
        ticket.RightOf(Session(eve, TicketScope.Company)).ShouldBeNull();
        ticket.RightOf(Ada).ShouldBe(ParticipantRight.Close);
        ticket.Hide(true, Author, Now).ShouldBeFalse();
    }

    [Fact]
    public void Twenty_take_part_at_most_and_the_requester_is_none_of_them()
    {
        var ticket = Opened();
        for (var count = 0; count < Ticket.MaxParticipants; count++)
        {
            ticket.Admit(Known(Acme), ParticipantRight.View, Author, Now);
        }

        Should.Throw<RuleException>(() => ticket.Admit(Known(Acme), ParticipantRight.View, Author, Now)).Code.ShouldBe("too-many");
        Should.Throw<InvalidInputException>(() => ticket.Admit(Contact.Known(PortalId, Ada.Person, Acme), ParticipantRight.View, Author, Now));
    }

    [Theory]
    [InlineData("New", 1, NextStep.Support)]
    [InlineData("New", 2, NextStep.Customer)]
    [InlineData("Waiting on us", 2, NextStep.Support)]
    [InlineData("Waiting on contact", 1, NextStep.Customer)]
    [InlineData("Closed", 2, NextStep.None)]
    public void The_next_step_is_what_the_stage_says_or_else_that_of_who_did_not_write_last(string stage, int messages, NextStep expected)
    {
        var pipeline = Pipeline.Default(PortalId);
        var ticket = Opened(pipeline);
        if (messages == 2)
        {
            ticket.Post(MessageDirection.Outgoing, new MessageAuthor(AuthorKind.Agent, Guid.CreateVersion7(), "Amy", "Brennan"), RichText.FromText("On it"), Now);
        }

        var target = pipeline.InOrder.First(known => known.Label == stage);
        ticket.MoveTo(target, pipeline, Author, Now);

        ticket.Snapshot(Contact.Known(PortalId, Ada.Person, Acme), target, owner: null).NextStep.ShouldBe(expected);
    }

    private static Ticket Opened(Pipeline? pipeline = null)
    {
        var contact = Contact.Known(PortalId, Ada.Person, Acme);
        var ticket = Ticket.Open(new NewTicket(Guid.CreateVersion7(), PortalId, 1, "Tent pole", contact, Guid.CreateVersion7(), TicketSource.Form, Now), (pipeline ?? Pipeline.Default(PortalId)).First);
        ticket.Post(MessageDirection.Incoming, Author, RichText.FromText("It broke"), Now);
        return ticket;
    }

    private static Contact Known(CompanyRef company)
    {
        var id = Guid.CreateVersion7();
        return Contact.Known(PortalId, new PersonRef(id, "Some", "Body", $"{id:N}@example.test"), company);
    }

    private static Caller Session(Contact contact, TicketScope scope) => Callers.Contact(PortalId, contact.Id, contact.Company, scope);
}
