using System.Net;
using Portal.AppHost.Cli;

namespace Portal.AppHost.Hosting;

/// <summary>One run of the portal: what was asked for, and the data folder it has claimed.</summary>
internal sealed record UpRun(UpOptions Options, DataFolder Data, Keys Keys, Choices Choices, string Mode)
{
    /// <summary>Where the gateway listens.</summary>
    public string ListenUrl => new UriBuilder("http", Options.Listen.ToString(), Options.Port).Uri.GetLeftPart(UriPartial.Authority);

    /// <summary>Where programs on this machine find the gateway.</summary>
    public string LocalUrl => $"http://127.0.0.1:{Options.Port}";

    /// <summary>The same for people. Browsers treat this name as safe enough for secure cookies.</summary>
    public string PublicUrl => IsLocal ? $"http://localhost:{Options.Port}" : ListenUrl;

    private bool IsLocal => IPAddress.IsLoopback(Options.Listen) || Options.Listen.Equals(IPAddress.Any) || Options.Listen.Equals(IPAddress.IPv6Any);
}
