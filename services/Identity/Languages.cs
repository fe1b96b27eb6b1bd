namespace Portal.Identity;

/// <summary>Languages of the web apps that a person may choose.</summary>
internal static class Languages
{
    private static readonly string[] Known = ["en", "de", "nl", "fr"];

    /// <summary>Whether the apps speak <paramref name="language"/>.</summary>
    public static bool IsKnown(string language) => Known.Contains(language, StringComparer.Ordinal);
}
