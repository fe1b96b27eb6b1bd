using System.Globalization;
using System.Text;

namespace Portal.FormIntake;

/// <summary>Text as databases and pages take it: PostgreSQL refuses zero characters, and control characters mean nothing to people.</summary>
internal static class Text
{
    /// <summary>One line: line breaks and tabs become spaces.</summary>
    public static string Line(string? text) => Clean(text, character => character is '\n' or '\r' or '\t' ? ' ' : null).Trim();

    /// <summary>Several lines, each ended by a line feed.</summary>
    public static string Lines(string? text) =>
        Clean(text?.ReplaceLineEndings("\n"), character => character is '\n' or '\t' ? character : null).Trim('\n', ' ', '\t');

    /// <summary>At most <paramref name="length"/> characters; what is cut is shown to be cut.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    /// <summary>Lower case without accents, spaces and signs, to compare words that people wrote.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character) && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                key.Append(char.ToLowerInvariant(character));
            }
        }

        return key.ToString();
    }

    private static string Clean(string? text, Func<char, char?> keep)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsControl(character))
            {
                clean.Append(character);
            }
            else if (keep(character) is { } kept)
            {
                clean.Append(kept);
            }
        }

        return clean.ToString();
    }
}
