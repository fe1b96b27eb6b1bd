using System.Net;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.TicketQuery;

/// <summary>One ticket with its conversation (P27, P29, P30, P45).</summary>
public sealed class DetailTests
{
    [Theory]
    [InlineData(ClosedReply.Reopen, true, false, "True True False")]
    [InlineData(ClosedReply.Refuse, false, false, "True False False")]
    [InlineData(ClosedReply.Reopen, true, true, "True False True")]
    [InlineData(ClosedReply.Refuse, true, true, "False False False")]
    public async Task What_a_customer_may_do_follows_the_portals_settings(ClosedReply reply, bool mayClose, bool closed, string expected)
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.Service.PublishAsync(new PortalChanged(host.Portal(2, reply, mayClose)));
        await host.Service.PublishAsync(new PortalChanged(host.Portal(1, reply == ClosedReply.Reopen ? ClosedReply.Refuse : ClosedReply.Reopen, !mayClose)));
        await host.ChangedAsync(host.Ticket(1, closed: closed));

        var detail = await host.GetAsync(host.Session(host.Ada), "/api/tickets/1");

        $"{detail.GetProperty("canReply").GetBoolean()} {detail.GetProperty("canClose").GetBoolean()} {detail.GetProperty("reopens").GetBoolean()}".ShouldBe(expected);
        detail.GetProperty("status").GetProperty("label").GetString().ShouldBe(closed ? "Closed" : "Open");
        detail.ToString().ShouldNotContain("In review");
    }

    [Fact]
    public async Task Settings_are_announced_once_tickets_follow_them_and_older_ones_never()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        await host.ChangedAsync(host.Ticket(1));
        await host.Service.PublishAsync(new PortalChanged(host.Portal(2, ClosedReply.Reopen, mayClose: true)));

        await host.Service.Log.WaitForAsync<PortalProjected>(projected => projected.Version == 2);
        (await host.GetAsync(host.Session(host.Ada), "/api/tickets/1")).GetProperty("canClose").GetBoolean().ShouldBeTrue();

        await host.Service.PublishAsync(new PortalChanged(host.Portal(1, ClosedReply.Reopen, mayClose: false)));
        await host.Service.PublishAsync(new PortalChanged(host.Portal(3, ClosedReply.Reopen, mayClose: false)));
        await host.Service.Log.WaitForAsync<PortalProjected>(projected => projected.Version == 3);
        host.Service.Log.Of<PortalProjected>().ShouldNotContain(projected => projected.Version == 1);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Long_conversations_show_the_newest_and_page_back_through_the_original_thread(DatabaseProvider provider)
    {
        await using var host = await TicketQueryHost.StartAsync(provider);
        var ticket = host.Ticket(1);
        for (var i = 0; i < 7; i++)
        {
            await host.PostedAsync(ticket, host.Message($"m{i}", minute: i));
        }

        await host.PostedAsync(ticket, host.Message("Another thread", minute: 9, threadId: Guid.CreateVersion7()));
        var session = host.Session(host.Ada);
        var first = await host.GetAsync(session, $"/api/tickets/{ticket.Id}/messages?limit=3");
        Texts(first).ShouldBe(["m4", "m5", "m6"]);
        first.GetProperty("total").GetInt32().ShouldBe(7);
        var second = await host.GetAsync(session, $"/api/tickets/1/messages?limit=3&before={first.GetProperty("next").GetString()}");
        Texts(second).ShouldBe(["m1", "m2", "m3"]);
        var third = await host.GetAsync(session, $"/api/tickets/1/messages?limit=3&before={second.GetProperty("next").GetString()}");
        Texts(third).ShouldBe(["m0"]);
        third.GetProperty("next").GetString().ShouldBeNull();
        (await host.StatusAsync(session, "/api/tickets/1/messages?before=x")).ShouldBe(HttpStatusCode.BadRequest);

        static string?[] Texts(System.Text.Json.JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(message => message.GetProperty("text").GetString())];
    }

    [Fact]
    public async Task Messages_say_who_wrote_them()
    {
        await using var host = await TicketQueryHost.StartAsync(DatabaseProvider.Sqlite);
        var ticket = host.Ticket(1, company: TicketQueryHost.Acme);
        await host.PostedAsync(ticket, host.Message("Mine", minute: 1, files: "a.pdf"));
        await host.PostedAsync(ticket, host.Message("Answer", new MessageAuthor(AuthorKind.Agent, TicketQueryHost.Amy.Id, "Amy", "Brennan"), 2));
        await host.PostedAsync(ticket, host.Message("Received", new MessageAuthor(AuthorKind.System, null, "", ""), 3));

        var messages = (await host.GetAsync(host.Session(host.Ada), "/api/tickets/1")).GetProperty("thread").GetProperty("messages");
        messages.EnumerateArray().Select(message => message.GetProperty("author").ToString()).ShouldBe(
        [
            """{"name":"Ada Lovell","me":true,"kind":"contact"}""", """{"name":"Amy","me":false,"kind":"agent"}""", """{"name":"","me":false,"kind":"system"}""",
        ]);
        messages[0].GetProperty("direction").GetString().ShouldBe("incoming");
        messages[0].GetProperty("attachments")[0].GetProperty("name").GetString().ShouldBe("a.pdf");
        (await host.GetAsync(host.Session(host.Ben, TicketQueryHost.Acme), "/api/tickets/1")).GetProperty("thread").GetProperty("messages")[0]
            .GetProperty("author").GetProperty("me").GetBoolean().ShouldBeFalse();
    }
}
