using Portal.Testing;

namespace Portal.ChaosTests;

public sealed class EmbeddedKillTests
{
    [Fact]
    public async Task What_was_acknowledged_is_there_exactly_once_after_kill_9_of_the_whole_process()
    {
        await using var run = await PortalRun.StartAsync("embedded");
        using var customer = await run.SignInAsync("ada@acme.test");
        using var agent = await run.SignInAsync("amy@desk.test");
        var ticket = await customer.OpenTicketAsync("Thread while everything is killed");
        var load = new Load(customer);

        await load.RunAsync("kill-all", ticket, run.KillAndRestartAsync);

        await load.ShouldBeThereOnceAsync("kill-all", ticket, agent);
    }
}
