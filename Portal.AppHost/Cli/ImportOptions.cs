using Portal.AppHost.Hosting;

namespace Portal.AppHost.Cli;

/// <summary>What <c>import tickets</c> was asked for.</summary>
/// <param name="Map">Column by target, where the suggestion is not wanted; an empty column leaves the target out.</param>
internal sealed record ImportOptions(string File, string Portal, int? Port, string Data, IReadOnlyDictionary<string, string> Map)
{
    public static ImportOptions Parse(IEnumerable<string> args)
    {
        var given = new Arguments(args);
        var portal = given.Value("--portal");
        var port = given.Port("--port");
        var data = given.Value("--data") ?? UpOptions.DefaultData;
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in given.Values("--map"))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new Refusal($"--map {pair}: write TARGET=COLUMN, as in --map \"subject=Ticket Subject\".", Refusal.Usage);
            }

            map[pair[..equals]] = pair[(equals + 1)..];
        }

        var file = given.Word() ?? throw new Refusal("Which file? ./portal import tickets FILE.csv --portal SLUG", Refusal.Usage);
        given.End();
        return new ImportOptions(
            file,
            portal ?? throw new Refusal("Into which portal? Add --portal SLUG (the demo's is demo).", Refusal.Usage),
            port,
            data,
            map);
    }

    /// <summary>Where the gateway of the portal on the data folder is.</summary>
    public string Gateway => Port is { } port ? $"http://127.0.0.1:{port}" : RunFile.Read(Data)?.Gateway ?? $"http://127.0.0.1:{UpOptions.DefaultPort}";
}
