using Portal.Testing;

namespace Portal.ChaosTests;

/// <summary>A running portal with real RabbitMQ, Redis and PostgreSQL, shared by the tests that kill its parts one after the other.</summary>
public sealed class ProcessesPortal : IAsyncLifetime
{
    internal PortalRun Run { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Run = await PortalRun.StartAsync("processes", null, "--database", "postgres");

    public ValueTask DisposeAsync() => Run.DisposeAsync();
}
