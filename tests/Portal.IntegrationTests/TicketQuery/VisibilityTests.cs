using System.Net;
using Portal.Contracts.Identities;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Who sees which tickets, on every way to them (P7, P8, P11).</summary>
public sealed class VisibilityTests
{
    private static readonly PersonRef Stranger = new(Guid.CreateVersion7(), "Cleo", "Marchetti", "cleo@globex.test");

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Own_scope_shows_own_tickets_and_company_scope_the_companys_too_without_doubles(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        await host.ChangedAsync(host.Ticket(1, host.Ada, TicketQueryHost.Acme));
        await host.ChangedAsync(host.Ticket(2, host.Ben, TicketQueryHost.Acme));
        await host.ChangedAsync(host.Ticket(3, host.Ada, company: null));
        await host.ChangedAsync(host.Ticket(4, host.Ada, TicketQueryHost.Globex));
        await host.ChangedAsync(host.Ticket(5, Stranger, TicketQueryHost.Globex));

        (await host.NumbersAsync(host.Session(host.Ada))).ShouldBe([4, 3, 1]);
        (await host.NumbersAsync(host.Session(host.Ada), "?view=organization")).ShouldBe([4, 3, 1]);
        (await host.NumbersAsync(host.Session(host.Ada, TicketQueryHost.Acme))).ShouldBe([4, 3, 2, 1]);
        (await host.NumbersAsync(host.Session(host.Ada, TicketQueryHost.Acme), "?view=mine")).ShouldBe([4, 3, 1]);
        (await host.NumbersAsync(host.Session(host.Ben, TicketQueryHost.Acme))).ShouldBe([2, 1]);
        (await host.GetAsync(host.Session(host.Ada, TicketQueryHost.Acme), "/api/tickets?limit=2")).GetProperty("total").GetInt32().ShouldBe(4);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Strangers_staff_and_visitors_get_nothing_on_any_way(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var ticket = host.Ticket(7, host.Ada, TicketQueryHost.Acme, subject: "Zephyr pump leaks");
        await host.PostedAsync(ticket, host.Message("The zephyr gasket"), TicketChange.Opened);
        var elsewhere = Callers.Contact(Guid.CreateVersion7(), host.Ada.Id, TicketQueryHost.Acme, Contracts.Portals.TicketScope.Company);
        Caller[] outsiders = [host.Session(host.Ben), host.Session(Stranger, TicketQueryHost.Globex), elsewhere];

        foreach (var outsider in outsiders)
        {
            (await host.NumbersAsync(outsider)).ShouldBeEmpty();
            (await host.NumbersAsync(outsider, "?view=organization&status=all")).ShouldBeEmpty();
            (await host.NumbersAsync(outsider, "?q=zephyr")).ShouldBeEmpty();
            (await host.NumbersAsync(outsider, "?q=7")).ShouldBeEmpty();
            (await host.NumbersAsync(outsider, "?q=%237")).ShouldBeEmpty();
            (await host.StatusAsync(outsider, "/api/tickets/7")).ShouldBe(HttpStatusCode.NotFound);
            (await host.StatusAsync(outsider, $"/api/tickets/{ticket.Id}")).ShouldBe(HttpStatusCode.NotFound);
            (await host.StatusAsync(outsider, "/api/tickets/7/messages")).ShouldBe(HttpStatusCode.NotFound);
            (await host.StatusAsync(outsider, "/api/tickets/7/pdf")).ShouldBe(HttpStatusCode.NotFound);
            (await host.StatusAsync(outsider, $"/api/tickets/{ticket.Id}/pdf")).ShouldBe(HttpStatusCode.NotFound);
            using var client = host.Service.Client(outsider);
            (await client.GetStringAsync(new Uri("/api/tickets/export.csv", UriKind.Relative))).ShouldNotContain("Zephyr");
        }

        foreach (var path in new[] { "/api/tickets", "/api/tickets/7", "/api/tickets/7/messages", "/api/tickets/7/pdf", "/api/tickets/export.csv", "/api/tickets/export.xlsx" })
        {
            (await host.StatusAsync(host.Session(host.Ada), path)).ShouldBe(HttpStatusCode.OK);
            (await host.StatusAsync(Callers.Staff(host.PortalId, "agent", "admin", "operator"), path)).ShouldBe(HttpStatusCode.Forbidden);
            (await host.StatusAsync(Callers.Gateway(host.PortalId), path)).ShouldBe(HttpStatusCode.Forbidden);
            (await host.StatusAsync(Callers.Anonymous(host.PortalId), path)).ShouldBe(HttpStatusCode.Unauthorized);
            (await host.StatusAsync(null, path)).ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_contact_of_no_company_sees_own_tickets_whatever_the_scope_says()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.ChangedAsync(host.Ticket(1, host.Ada, company: null));
        await host.ChangedAsync(host.Ticket(2, host.Ben, company: null));

        (await host.NumbersAsync(host.Session(host.Ada, TicketQueryHost.Acme) with { Company = null })).ShouldBe([1]);
    }
}
