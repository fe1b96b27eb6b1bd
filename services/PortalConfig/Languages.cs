namespace Portal.PortalConfig;

/// <summary>Languages a portal can speak.</summary>
internal static class Languages
{
    /// <summary>Where nothing else is chosen.</summary>
    public const string Default = "en";

    private static readonly string[] Known = ["en", "de", "nl", "fr"];

    /// <summary>Whether the web apps speak <paramref name="language"/>.</summary>
    public static bool IsKnown(string? language) => Known.Contains(language, StringComparer.Ordinal);
}
