using System.Globalization;
using System.Text;

namespace Portal.Identity;

/// <summary>Names as people type them, and the keys by which they are sorted and found.</summary>
internal static class PersonNames
{
    /// <summary>Longest first or last name.</summary>
    public const int MaxLength = 100;

    private const int MaxTerms = 6;

    /// <summary>A part of a name with single spaces, without control characters; null for none given.</summary>
    public static string? Clean(string? part) =>
        part is null ? null : string.Join(' ', string.Concat(part.Select(c => char.IsControl(c) ? ' ' : c)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>"First Rest of It", "Last, First" or a single word, cut into first and last name.</summary>
    public static (string First, string Last) Split(string? fullName)
    {
        var name = string.Join(' ', (fullName ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && comma < name.Length - 1)
        {
            return (Cut(name[(comma + 1)..]), Cut(name[..comma]));
        }

        var space = name.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (Cut(name), "") : (Cut(name[..space]), Cut(name[space..]));
    }

    /// <summary>Lower case without accents and apostrophes, so that "muller" finds "Müller" and "obrien" finds "O'Brien".</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’' or '\0'))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>What a person can be found by the beginning of: each word of the name, both sides of a hyphen, the address and its domain.</summary>
    public static IReadOnlySet<string> Words(string firstName, string lastName, string email)
    {
        var words = new HashSet<string>(StringComparer.Ordinal) { Fold(email), Fold(email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..]) };
        foreach (var word in Fold($"{firstName} {lastName}").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            words.Add(word);
            words.UnionWith(word.Split('-', StringSplitOptions.RemoveEmptyEntries));
        }

        return words;
    }

    /// <summary>The words of a search text, folded as <see cref="Words"/> are.</summary>
    public static IReadOnlyList<string> Terms(string? query) =>
        Fold(query ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MaxTerms).ToList();

    private static string Cut(string part)
    {
        var trimmed = part.Trim();
        return trimmed.Length <= MaxLength ? trimmed : trimmed[..MaxLength].Trim();
    }
}
