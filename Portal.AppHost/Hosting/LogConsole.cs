namespace Portal.AppHost.Hosting;

/// <summary>One console for all parts: each line says whose it is.</summary>
internal static class LogConsole
{
    private static readonly bool Coloured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private static readonly string[] Colours = ["36", "32", "33", "35", "34", "96", "92", "93", "95", "94"];
    private static readonly Lock Writing = new();
    private static readonly List<string> Names = [];

    /// <summary>Writes a part's line with its <c>[name]</c> in front.</summary>
    public static void Write(string name, string line)
    {
        lock (Writing)
        {
            Console.WriteLine($"{Prefix(name)} {line}");
        }
    }

    /// <summary>Writes text of the host itself.</summary>
    public static void Say(string text)
    {
        lock (Writing)
        {
            Console.WriteLine(text);
        }
    }

    private static string Prefix(string name)
    {
        if (!Coloured)
        {
            return $"[{name}]";
        }

        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            Names.Add(name);
        }

        return $"\e[{Colours[Names.IndexOf(name) % Colours.Length]}m[{name}]\e[0m";
    }
}
