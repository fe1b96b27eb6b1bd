using System.Net;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Pages, orders, filters and search of the list (P44).</summary>
public sealed class ListTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Pages_hold_every_ticket_once_in_every_order(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var tickets = Enumerable.Range(1, 23).Select(i => host.Ticket(i, i % 3 == 0 ? host.Ben : host.Ada, i % 5 == 0 ? null : TicketQueryHost.Acme, subject: $"Ünit {(char)('a' + (i % 4))}") with
        {
            LastActivityAt = new DateTimeOffset(2026, 11, 1, 8, i % 6, 0, i % 7, TimeSpan.Zero),
        }).ToList();
        foreach (var ticket in tickets)
        {
            await host.ChangedAsync(ticket);
        }

        var session = host.Session(host.Ada, TicketQueryHost.Acme);
        var visible = tickets.Where(ticket => ticket.Company is not null || ticket.Contact.Id == host.Ada.Id).ToList();
        foreach (var (sort, key) in new (string, Func<TicketSnapshot, IComparable>)[]
        {
            ("lastActivity", ticket => ticket.LastActivityAt), ("created", ticket => ticket.CreatedAt), ("subject", ticket => ticket.Subject), ("number", ticket => ticket.Number),
        })
        {
            var up = await AllAsync(host, session, sort);
            up.Select(number => key(tickets[(int)number - 1])).ShouldBeInOrder();
            up.Order().ShouldBe(visible.Select(ticket => ticket.Number));
            (await AllAsync(host, session, "-" + sort)).ShouldBe(up.Reverse());
        }
    }

    private static async Task<long[]> AllAsync(TicketQueryHost host, Caller session, string sort)
    {
        var numbers = new List<long>();
        string? cursor = null;
        do
        {
            var page = await host.GetAsync(session, $"/api/tickets?limit=4&sort={sort}&cursor={cursor}");
            page.GetProperty("total").GetInt32().ShouldBe(22);
            numbers.AddRange(TicketQueryHost.NumbersOf(page));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return [.. numbers];
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Search_finds_words_of_subject_messages_and_file_names_and_the_number(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var session = host.Session(host.Ada);
        var ticket = host.Ticket(4711, subject: "Crème brûlée machine");
        await host.PostedAsync(ticket, host.Message("The torch doesn't light (model K-9).", files: "Rechnung_2024-05.final.pdf"), TicketChange.Opened);
        await host.ChangedAsync(host.Ticket(12, subject: "Other 2026"));
        await host.ChangedAsync(host.Ticket(47, subject: "Third"));

        foreach (var q in new[] { "crème", "CREME brul", "torch machine", "light k-9", "rechnung", "2024", "final.pdf", "4711", "%234711", "471" })
        {
            (await host.NumbersAsync(session, "?q=" + q)).ShouldBe([4711], q);
        }

        (await host.NumbersAsync(session, "?q=47")).ShouldBe([47]);
        (await host.NumbersAsync(session, "?q=%2399")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?q=torch%20third")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?q=%25%22%27*%3B--")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?q=%20")).ShouldBe([4711, 47, 12]);

        await host.ChangedAsync(ticket with { Version = 2, Subject = "Coffee grinder" });
        (await host.NumbersAsync(session, "?q=brulee")).ShouldBeEmpty();
        (await host.NumbersAsync(session, "?q=grinder%20torch")).ShouldBe([4711]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Status_filters_and_counts_only_what_it_shows(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        await host.ChangedAsync(host.Ticket(1));
        await host.ChangedAsync(host.Ticket(2, closed: true));
        await host.ChangedAsync(host.Ticket(3, host.Ben, TicketQueryHost.Acme, closed: true));
        var session = host.Session(host.Ada, TicketQueryHost.Acme);

        (await host.NumbersAsync(session, "?status=open")).ShouldBe([1]);
        (await host.NumbersAsync(session, "?status=closed")).ShouldBe([3, 2]);
        var page = await host.GetAsync(session, "/api/tickets?status=closed&limit=1");
        page.GetProperty("total").GetInt32().ShouldBe(2);
        page.GetProperty("items")[0].GetProperty("status").ToString().ShouldBe("""{"label":"Closed","closed":true}""");
    }

    [Theory]
    [InlineData("view=all", "view")]
    [InlineData("status=done", "status")]
    [InlineData("sort=nothing", "sort")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("cursor=e30", "cursor")]
    [InlineData("cursor=bnVsbA", "cursor")]
    public async Task Parameters_it_does_not_know_are_refused_by_name(string query, string field)
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(host.Session(host.Ada));
        using var response = await client.GetAsync(new Uri("/api/tickets?" + query, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"errors\":{{\"{field}\":");
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.ChangedAsync(host.Ticket(1));
        await host.ChangedAsync(host.Ticket(2));
        var session = host.Session(host.Ada);
        var cursor = (await host.GetAsync(session, "/api/tickets?limit=1&sort=number")).GetProperty("next").GetString();

        (await host.StatusAsync(session, $"/api/tickets?limit=1&sort=-number&cursor={cursor}")).ShouldBe(HttpStatusCode.BadRequest);
        (await host.NumbersAsync(session, $"?limit=1&sort=number&cursor={cursor}")).ShouldBe([2]);
    }

    [Fact]
    public async Task The_description_for_clients_names_operations_and_parameters()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        var paths = (await host.GetAsync(host.Session(host.Ada), "/openapi/v1.json")).GetProperty("paths");

        var list = paths.GetProperty("/api/tickets").GetProperty("get");
        list.GetProperty("operationId").GetString().ShouldBe("listTickets");
        list.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString())
            .ShouldBe(["view", "status", "q", "sort", "columns", "zone", "cursor", "limit", "among"], ignoreOrder: true);
        paths.TryGetProperty("/api/tickets/{ticket}/messages", out _).ShouldBeTrue();
    }
}
