using System.Net;

namespace Portal.AppHost.Cli;

/// <summary>What <c>up</c> was asked for; null is "as the data folder remembers, else the default".</summary>
internal sealed record UpOptions(string? Mode, int Port, IPAddress Listen, string Data, bool NoDemo, string? Database)
{
    public const int DefaultPort = 8080;
    public const string DefaultData = "data";

    public static UpOptions Parse(IEnumerable<string> args)
    {
        var given = new Arguments(args);
        var listen = given.Value("--listen") ?? "127.0.0.1";
        var options = new UpOptions(
            given.OneOf("--mode", "embedded", "processes", "aspire"),
            given.Port("--port") ?? DefaultPort,
            IPAddress.TryParse(listen, out var address) ? address : throw new Refusal($"--listen {listen}: use an IP address.", Refusal.Usage),
            given.Value("--data") ?? DefaultData,
            given.Flag("--no-demo"),
            given.OneOf("--database", "sqlite", "postgres"));
        given.End();
        return options;
    }
}
