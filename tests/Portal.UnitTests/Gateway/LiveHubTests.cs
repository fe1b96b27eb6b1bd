using Microsoft.Extensions.Options;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.Gateway;
using Portal.Gateway.Live;
using Portal.Gateway.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.Testing;

namespace Portal.UnitTests.Gateway;

public sealed class LiveHubTests
{
    private static readonly Guid PortalId = Guid.CreateVersion7();
    private static readonly CompanyRef Acme = new(Guid.CreateVersion7(), "Acme");
    private static readonly CompanyRef Globex = new(Guid.CreateVersion7(), "Globex");
    private readonly PortalDirectory _portals = new(Options.Create(new GatewayOptions()));
    private readonly LiveHub _hub;

    public LiveHubTests()
    {
        _hub = new LiveHub(_portals, Options.Create(new GatewayOptions()));
        _portals.Replace([Snapshot(TicketScope.Company, on: true)]);
    }

    [Theory]
    [InlineData(TicketScope.Company, true, true, true)]
    [InlineData(TicketScope.Company, false, true, true)]
    [InlineData(TicketScope.Company, false, false, false)]
    [InlineData(TicketScope.Own, true, true, true)]
    [InlineData(TicketScope.Own, false, true, false)]
    [InlineData(TicketScope.Own, true, false, true)]
    public void A_customer_hears_what_the_list_shows(TicketScope scope, bool own, bool sameCompany, bool hears)
    {
        _portals.Replace([Snapshot(scope, on: true)]);
        var caller = Callers.Contact(PortalId, company: Acme);
        var connection = _hub.Open(caller)!;
        _hub.TicketProjected(new TicketProjected(PortalId, Guid.CreateVersion7(), 1, 1, own ? caller.Id : Guid.CreateVersion7(), (sameCompany ? Acme : Globex).Id, TicketChange.Message));
        connection.Frames.TryRead(out _).ShouldBe(hears);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_takes_part_in_a_ticket_hears_of_it_whatever_the_scope(bool takesPart)
    {
        _portals.Replace([Snapshot(TicketScope.Own, on: true)]);
        var caller = Callers.Contact(PortalId, company: Globex);
        var connection = _hub.Open(caller)!;

        _hub.TicketProjected(new TicketProjected(PortalId, Guid.CreateVersion7(), 1, 1, Guid.CreateVersion7(), Acme.Id, TicketChange.Message) { Participants = takesPart ? [caller.Id] : [] });

        connection.Frames.TryRead(out _).ShouldBe(takesPart);
    }

    [Theory]
    [InlineData(TicketScope.Company, true)]
    [InlineData(TicketScope.Own, false)]
    public void Customers_hear_that_an_agent_writes_and_no_name_and_the_desk_does_not(TicketScope scope, bool colleagueHears)
    {
        _portals.Replace([Snapshot(scope, on: true)]);
        var (ada, ben, cleo, guest) = (Callers.Contact(PortalId, company: Acme), Callers.Contact(PortalId, company: Acme), Callers.Contact(PortalId, company: Globex), Callers.Contact(PortalId));
        var (amy, elsewhere) = (Callers.Staff(PortalId, Roles.Agent), Callers.Contact(Guid.CreateVersion7(), ada.Id, Acme));
        var open = new[] { ada, ben, cleo, guest, amy, elsewhere }.ToDictionary(caller => caller, caller => _hub.Open(caller)!);

        _hub.AnswerBeingWritten(new AnswerBeingWritten(PortalId, 7, amy.Id, null, AuthorKind.Agent, ada.Id, Acme.Id, [guest.Id], DateTimeOffset.UnixEpoch));

        Heard(ada).ShouldBe("event: typing\ndata: {\"number\":7}\n\n");
        (Heard(ben) is not null).ShouldBe(colleagueHears);
        Heard(guest).ShouldNotBeNull();
        (Heard(cleo), Heard(amy), Heard(elsewhere)).ShouldBe((null, null, null));
        string? Heard(Caller caller) => open[caller].Frames.TryRead(out var frame) ? frame : null;
    }

    [Fact]
    public void Staff_who_work_on_tickets_hear_which_customer_writes_and_customers_do_not()
    {
        var (ada, amy, otto) = (_hub.Open(Callers.Contact(PortalId, company: Acme))!, _hub.Open(Callers.Staff(PortalId, Roles.Agent))!, _hub.Open(Callers.Staff(PortalId, Roles.Operator))!);

        _hub.AnswerBeingWritten(new AnswerBeingWritten(PortalId, 7, ada.Caller.Id, "Ada Lovell", AuthorKind.Contact, ada.Caller.Id, Acme.Id, [], DateTimeOffset.UnixEpoch));

        amy.Frames.TryRead(out var frame).ShouldBeTrue();
        frame.ShouldBe("event: typing\ndata: {\"number\":7,\"name\":\"Ada Lovell\"}\n\n");
        (ada.Frames.TryRead(out _), otto.Frames.TryRead(out _)).ShouldBe((false, false));
    }

    [Fact]
    public void In_a_group_nothing_of_colleagues_is_heard_after_a_change_until_the_stream_has_looked_again()
    {
        var group = Snapshot(TicketScope.Group, on: true);
        _portals.Replace([group]);
        var caller = Callers.Contact(PortalId, company: Acme, scope: TicketScope.Company);
        var connection = _hub.Open(caller)!;
        var ofColleague = new TicketProjected(PortalId, Guid.CreateVersion7(), 1, 1, Guid.CreateVersion7(), Acme.Id, TicketChange.Message);
        foreach (var change in new Action[] { () => _hub.PortalChanged(group), () => _hub.ContactChanged(PortalId, caller.Id) })
        {
            connection.Caller = caller;
            _hub.TicketProjected(ofColleague);
            connection.Frames.TryRead(out var heard).ShouldBeTrue();
            heard!.ShouldStartWith("event: ticket");

            change();
            connection.Frames.TryRead(out var look).ShouldBeTrue();
            look.ShouldBe(LiveConnection.Look);
            while (connection.Frames.TryRead(out var told))
            {
                told.ShouldStartWith("event: portal");
            }

            _hub.TicketProjected(ofColleague);
            connection.Frames.TryRead(out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_customer_without_a_company_hears_nothing_of_tickets_without_one()
    {
        var connection = _hub.Open(Callers.Contact(PortalId))!;
        _hub.TicketProjected(new TicketProjected(PortalId, Guid.CreateVersion7(), 1, 1, Guid.CreateVersion7(), null, TicketChange.Message));
        connection.Frames.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void Customers_never_hear_what_is_for_the_desk()
    {
        var caller = Callers.Contact(PortalId, company: Acme);
        var connection = _hub.Open(caller)!;
        _hub.TicketChanged(PortalId, Guid.CreateVersion7(), 1, 1, TicketChange.Note);
        _hub.TicketChanged(PortalId, Guid.CreateVersion7(), 1, 1, TicketChange.Message);
        _hub.ImportProgressed(PortalId, Guid.CreateVersion7());
        _hub.TicketProjected(new TicketProjected(PortalId, Guid.CreateVersion7(), 1, 1, caller.Id, Acme.Id, TicketChange.Note));
        connection.Frames.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void Operators_without_a_desk_role_hear_of_no_tickets()
    {
        var connection = _hub.Open(Callers.Staff(PortalId, Roles.Operator))!;
        _hub.TicketChanged(PortalId, Guid.CreateVersion7(), 1, 1, TicketChange.Message);
        connection.Frames.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void Customers_hear_when_their_tickets_follow_changed_settings_and_staff_do_not()
    {
        var customer = _hub.Open(Callers.Contact(PortalId))!;
        var elsewhere = _hub.Open(Callers.Contact(Guid.CreateVersion7()))!;
        var staff = _hub.Open(Callers.Staff(PortalId, Roles.Admin))!;
        _hub.PortalProjected(new PortalProjected(PortalId, 1));
        customer.Frames.TryRead(out var frame).ShouldBeTrue();
        frame.ShouldBe("event: portal\ndata: {\"version\":1}\n\n");
        elsewhere.Frames.TryRead(out _).ShouldBeFalse();
        staff.Frames.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void Pages_are_not_sent_for_settings_that_the_gateway_would_not_show_them_yet()
    {
        var customer = _hub.Open(Callers.Contact(PortalId))!;
        _hub.PortalProjected(new PortalProjected(PortalId, 2));
        Read(customer).ShouldBeEmpty();

        var settings = Snapshot(TicketScope.Company, on: true) with { Version = 2 };
        _portals.Upsert(settings);
        _hub.PortalChanged(settings);
        Read(customer).ShouldBe(["event: portal\ndata: {\"version\":2}\n\n"]);
    }

    [Theory]
    [InlineData(TicketScope.Group, true)]
    [InlineData(TicketScope.Company, false)]
    public void Customers_hear_that_it_is_decided_whose_tickets_they_see_where_a_filter_decides_it(TicketScope scope, bool heard)
    {
        _portals.Replace([Snapshot(scope, on: true)]);
        var customer = _hub.Open(Callers.Contact(PortalId, company: Acme, scope: TicketScope.Company))!;
        var staff = _hub.Open(Callers.Staff(PortalId, Roles.Admin))!;

        _hub.AccessDecided(PortalId);

        Read(customer).ShouldBe(heard ? [LiveConnection.Look, "event: session\ndata: {\"ended\":false}\n\n"] : []);
        customer.Caller.Scope.ShouldBe(heard ? TicketScope.Own : TicketScope.Company, "until the stream has looked at its session");
        Read(staff).ShouldBeEmpty();
    }

    [Fact]
    public void Customers_hear_nothing_while_the_portal_is_off()
    {
        _portals.Replace([Snapshot(TicketScope.Company, on: false)]);
        var caller = Callers.Contact(PortalId, company: Acme);
        var connection = _hub.Open(caller)!;
        _hub.TicketProjected(new TicketProjected(PortalId, Guid.CreateVersion7(), 1, 1, caller.Id, Acme.Id, TicketChange.Message));
        connection.Frames.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void A_reader_that_cannot_keep_up_is_dropped()
    {
        var connection = _hub.Open(Callers.Staff(PortalId, Roles.Agent))!;
        for (var number = 0; number < 1000; number++)
        {
            _hub.TicketChanged(PortalId, Guid.CreateVersion7(), number, 1, TicketChange.Message);
        }

        connection.Dropped.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_session_has_only_so_many_streams_and_gets_one_back()
    {
        var caller = Callers.Contact(PortalId);
        var connections = Enumerable.Range(0, 20).Select(_ => _hub.Open(caller)!).ToList();
        _hub.Open(caller).ShouldBeNull();
        _hub.Close(connections[3]);
        _hub.Open(caller).ShouldNotBeNull();
        _hub.Open(caller).ShouldBeNull();
    }

    private static List<string> Read(LiveConnection connection)
    {
        var frames = new List<string>();
        while (connection.Frames.TryRead(out var frame))
        {
            frames.Add(frame);
        }

        return frames;
    }

    private static PortalSnapshot Snapshot(TicketScope scope, bool on) => new(
        PortalId, 1, "Demo", "demo", on, 20, scope, null, true, null, null, "en", ClosedReply.Reopen, true, [], DateTimeOffset.UnixEpoch);
}
