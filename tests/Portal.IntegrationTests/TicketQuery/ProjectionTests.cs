using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Identities;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.Testing;
using Portal.TicketQuery.Data;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>Events in any order, twice and at once end in the same rows.</summary>
public sealed class ProjectionTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Events_of_one_ticket_at_once_and_repeated_leave_its_newest_version_and_each_message_once(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var ticket = host.Ticket(1, host.Ada, TicketQueryHost.Acme);
        var posts = Enumerable.Range(1, 12).Select(i => new MessagePosted(
            ticket with { Version = i, Subject = $"Subject {i}" },
            host.Message($"word{i}x", minute: i),
            i == 1 ? TicketChange.Opened : TicketChange.Message)).ToList();
        var twice = posts.Concat(posts).OrderBy(_ => Random.Shared.Next()).ToList();

        await Parallel.ForEachAsync(twice, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (post, _) => await host.Service.PublishAsync(post));

        var detail = await host.GetAsync(host.Session(host.Ada), "/api/tickets/1");
        detail.GetProperty("version").GetInt64().ShouldBe(12);
        detail.GetProperty("subject").GetString().ShouldBe("Subject 12");
        detail.GetProperty("thread").GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("text").GetString())
            .ShouldBe(posts.Select(post => post.Message.Text));
        foreach (var post in posts)
        {
            (await host.NumbersAsync(host.Session(host.Ada), $"?q={post.Message.Text}")).ShouldBe([1]);
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_older_version_changes_nothing_and_is_not_announced(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var ticket = host.Ticket(1, version: 5);
        await host.ChangedAsync(ticket);
        await host.Service.Log.WaitForAsync<TicketProjected>(projected => projected.Version == 5);

        await host.ChangedAsync(ticket with { Version = 4, Subject = "Old" });
        await host.PostedAsync(ticket with { Version = 3, Subject = "Older" }, host.Message("late word"));

        var late = await host.Service.Log.WaitForAsync<TicketProjected>(projected => projected.Change == TicketChange.Message);
        late.Version.ShouldBe(5);
        host.Service.Log.Of<TicketProjected>().Count.ShouldBe(2);
        (await host.GetAsync(host.Session(host.Ada), "/api/tickets/1")).GetProperty("subject").GetString().ShouldBe("Ticket 1");
        (await host.NumbersAsync(host.Session(host.Ada), "?q=late")).ShouldBe([1]);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Totals_stay_exact_while_tickets_open_close_and_move_at_once(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var events = Enumerable.Range(1, 6).Select(number => host.Ticket(number)).SelectMany(ticket => Enumerable.Range(1, 8).Select(version => ticket with
        {
            Version = version,
            Stage = ticket.Stage with { Closed = (version + ticket.Number) % 3 == 0 },
            Contact = version % 2 == 0 ? host.Ada : host.Ben,
            Company = (version % 4) switch { 0 => null, 1 => TicketQueryHost.Globex, _ => TicketQueryHost.Acme },
        })).OrderBy(_ => Random.Shared.Next()).ToList();

        await Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (ticket, _) => await host.ChangedAsync(ticket));

        await using var scope = host.Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        var counted = await db.Tickets.GroupBy(ticket => new { ticket.ContactId, ticket.CompanyId, ticket.Closed }).Select(group => new { group.Key, Tickets = group.LongCount() }).ToListAsync();
        var kept = await db.TicketCounts.Where(count => count.Tickets != 0).ToListAsync();
        kept.Select(count => (count.ContactId, count.CompanyId, count.Closed, count.Tickets))
            .ShouldBe(counted.Select(count => (count.Key.ContactId, count.Key.CompanyId ?? Guid.Empty, count.Key.Closed, count.Tickets)), ignoreOrder: true);
        kept.Sum(count => count.Tickets).ShouldBe(6);
    }

    [Fact]
    public async Task Imported_tickets_are_shown_but_not_announced()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.PostedAsync(host.Ticket(1), host.Message("From the old desk"), TicketChange.Imported);
        await host.ChangedAsync(host.Ticket(2), TicketChange.Opened);
        await host.Service.Log.WaitForAsync<TicketProjected>(projected => projected.Number == 2);

        (await host.NumbersAsync(host.Session(host.Ada))).ShouldBe([2, 1]);
        host.Service.Log.Of<TicketProjected>().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Names_follow_people_and_staff_show_by_first_name_only(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var amy = TicketQueryHost.Amy;
        var ticket = host.Ticket(1, owner: amy);
        await host.PostedAsync(ticket, host.Message("Hello", new MessageAuthor(AuthorKind.Agent, amy.Id, amy.FirstName, amy.LastName)));
        var session = host.Session(host.Ada);
        var before = (await host.GetAsync(session, "/api/tickets")).GetProperty("items")[0];
        before.GetProperty("owner").GetProperty("name").GetString().ShouldBe("Amy");
        before.GetProperty("requestedBy").GetProperty("name").GetString().ShouldBe("Ada Lovell");

        await host.Service.PublishAsync(new StaffChanged(new StaffSnapshot(amy.Id, 2, amy.Email, "Amelia", "Brennan", [new StaffMembership(host.PortalId, ["agent"])], DateTimeOffset.UtcNow)));
        await host.Service.PublishAsync(new StaffChanged(new StaffSnapshot(amy.Id, 1, amy.Email, "Old", "Brennan", [], DateTimeOffset.UtcNow)));
        await host.Service.PublishAsync(new ContactChanged(new ContactSnapshot(host.Ada.Id, host.PortalId, 2, host.Ada.Email, "Ada", "Byron", null, null, DateTimeOffset.UtcNow)));

        var after = (await host.GetAsync(session, "/api/tickets")).GetProperty("items")[0];
        after.GetProperty("owner").GetProperty("name").GetString().ShouldBe("Amelia");
        after.GetProperty("requestedBy").GetProperty("name").GetString().ShouldBe("Ada Byron");
        var detail = await host.GetAsync(session, "/api/tickets/1");
        detail.GetProperty("thread").GetProperty("messages")[0].GetProperty("author").GetProperty("name").GetString().ShouldBe("Amelia");
        detail.ToString().ShouldNotContain("Brennan");
    }
}
