namespace Portal.Contracts.Portals;

/// <summary>Languages of the web apps: a portal speaks one, a person may choose another.</summary>
public static class Languages
{
    /// <summary>Where nothing else is chosen.</summary>
    public const string Default = "en";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = ["en", "de", "nl", "fr"];

    /// <summary>What another language is refused with.</summary>
    public static string Rule { get; } = $"One of {string.Join(", ", All)}.";

    /// <summary>Whether the apps speak <paramref name="language"/>.</summary>
    public static bool IsKnown(string? language) => All.Contains(language);
}
