namespace Portal.AppHost.Cli;

/// <summary>What <c>import tickets</c> was asked for.</summary>
/// <param name="Map">Column by target, where the suggestion is not wanted; an empty column leaves the target out.</param>
internal sealed record ImportOptions(string File, RunningPortal Portal, IReadOnlyDictionary<string, string> Map)
{
    public static ImportOptions Parse(IEnumerable<string> args)
    {
        var given = new Arguments(args);
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

        var portal = RunningPortal.Parse(given, "Into which portal?");
        var file = given.Word() ?? throw new Refusal("Which file? ./portal import tickets FILE.csv --portal SLUG", Refusal.Usage);
        given.End();
        return new ImportOptions(file, portal, map);
    }
}
