namespace Portal.PortalConfig;

/// <summary>A portal's name in addresses: <c>/p/{slug}/</c>.</summary>
internal static class Slug
{
    /// <summary>Shortest slug.</summary>
    public const int MinLength = 2;

    /// <summary>Longest slug.</summary>
    public const int MaxLength = 40;

    private const string Rule = "From 2 to 40 lower-case letters, digits and hyphens, beginning and ending with a letter or digit.";

    /// <summary>Words that mean something of their own in addresses, now or one day.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "admin", "alive", "api", "assets", "desk", "health", "internal", "live", "login", "openapi", "operations", "portal", "setup", "static", "www",
    };

    /// <summary>What is wrong with a slug; null when nothing is.</summary>
    public static string? ProblemOf(string? slug)
    {
        if (slug is not { Length: >= MinLength and <= MaxLength } || slug[0] == '-' || slug[^1] == '-' || !slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return Rule;
        }

        return Reserved.Contains(slug) ? "This word is reserved. Choose another." : null;
    }
}
