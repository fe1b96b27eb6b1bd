using Portal.EndToEndTests;
using Portal.Testing;

[assembly: AssemblyFixture(typeof(RunningPortal))]

namespace Portal.EndToEndTests;

/// <summary>The product in processes mode with demo data, started once for all tests of this project.</summary>
public sealed class RunningPortal : IAsyncLifetime
{
    internal PortalRun Run { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Run = await PortalRun.StartAsync("processes", null, "--database", "postgres");

    public ValueTask DisposeAsync() => Run.DisposeAsync();
}
