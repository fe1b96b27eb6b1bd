using System.Globalization;
using System.Text;

namespace Portal.PortalConfig;

/// <summary>Names by which rules and stored values refer to properties and roles: a lower-case letter, then letters, digits and underscores.</summary>
internal static class InternalName
{
    /// <summary>Room for a number behind a name that is taken.</summary>
    private const int NumberLength = 5;

    /// <summary>The rule in a sentence.</summary>
    public static string Rule(int maxLength) => $"Lower-case letters, digits and underscores, beginning with a letter; at most {maxLength}.";

    /// <summary>Whether <paramref name="name"/> keeps the rule.</summary>
    public static bool IsValid(string name, int maxLength) =>
        name.Length >= 1 && name.Length <= maxLength && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>A free name made of a label: accents off, everything else that is no letter or digit an underscore; <paramref name="fallback"/> where nothing is left.</summary>
    public static string From(string label, string fallback, int maxLength, Func<string, bool> taken)
    {
        var letters = new StringBuilder();
        foreach (var c in label.Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            var keep = char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
            if (keep || (letters.Length > 0 && letters[^1] != '_'))
            {
                letters.Append(keep ? c : '_');
            }
        }

        var name = letters.ToString().Trim('_');
        name = name.Length == 0 ? fallback : char.IsAsciiDigit(name[0]) ? $"{fallback}_{name}" : name;
        name = name[..Math.Min(name.Length, maxLength - NumberLength)];
        var candidate = name;
        for (var number = 2; taken(candidate); number++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        }

        return candidate;
    }
}
