using System.Net;
using Portal.Testing;

namespace Portal.ChaosTests;

public sealed class KillTests(ProcessesPortal portal) : IClassFixture<ProcessesPortal>
{
    public static TheoryData<string> Parts => ["conversation", "formintake", "ticketquery", "identity", "portalconfig", "gateway", "rabbitmq", "redis", "postgres"];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task What_was_acknowledged_is_there_exactly_once_after_kill_9_of(string part)
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");
        using var agent = await portal.Run.SignInAsync("amy@desk.test");
        var ticket = await customer.OpenTicketAsync($"Thread while {part} is killed");
        var load = new Load(customer);

        await load.RunAsync($"kill-{part}", ticket, () =>
        {
            portal.Run.Kill(part);
            return Task.CompletedTask;
        });

        await portal.Run.ReadyAsync();
        await load.ShouldBeThereOnceAsync($"kill-{part}", ticket, agent);
    }

    [Fact]
    public async Task Customers_read_submit_and_reply_while_rabbitmq_does_not_answer()
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");
        using var agent = await portal.Run.SignInAsync("amy@desk.test");
        var ticket = await customer.OpenTicketAsync("Thread while the broker hangs");
        Guid submitted;
        using (portal.Run.Pause("rabbitmq"))
        {
            submitted = await customer.SubmitAsync("Filed while the broker hangs");
            using var reply = await customer.PostAsync($"api/tickets/{ticket}/messages", new { text = "Sent while the broker hangs" });
            reply.StatusCode.ShouldBe(HttpStatusCode.Created);
            (await customer.StatusAsync("api/tickets")).ShouldBe(HttpStatusCode.OK);
            (await customer.StatusAsync($"api/tickets/{ticket}")).ShouldBe(HttpStatusCode.OK);
        }

        await customer.WaitForAsync($"api/tickets/{submitted}", found => found is not null, "the submission after the broker is back", 90);
        await customer.WaitForAsync($"api/tickets/{ticket}", found => found!.ToJsonString().Contains("Sent while the broker hangs", StringComparison.Ordinal), "the reply after the broker is back", 90);
        (await agent.GetAsync($"api/desk/tickets/{ticket}")).ToJsonString().ShouldContain("Sent while the broker hangs");
    }

    [Fact]
    public async Task Customers_stay_signed_in_while_redis_does_not_answer()
    {
        using var customer = await portal.Run.SignInAsync("ada@acme.test");
        using (portal.Run.Pause("redis"))
        {
            (await customer.StatusAsync("api/session")).ShouldBe(HttpStatusCode.OK);
            (await customer.StatusAsync("api/tickets")).ShouldBe(HttpStatusCode.OK);
            (await customer.SubmitAsync("Filed while Redis hangs")).ShouldNotBe(Guid.Empty);
        }

        (await customer.StatusAsync("api/session")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Customers_stay_signed_in_when_redis_has_lost_everything()
    {
        using var customer = await portal.Run.SignInAsync("ben@acme.test");
        var before = portal.Run.ProcessIds()["redis"];

        portal.Run.Kill("redis");

        (await customer.StatusAsync("api/session")).ShouldBe(HttpStatusCode.OK);
        await Wait.ForAsync(() => portal.Run.ProcessIds()["redis"], pid => pid != before, "Redis to be started again");
        (await customer.StatusAsync("api/tickets")).ShouldBe(HttpStatusCode.OK);
    }
}
