using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Contracts.Filters;

/// <summary>How texts are made comparable, the same for what is stored and what is looked for.</summary>
public static class FilterText
{
    /// <summary>Longest <see cref="Key"/>, short enough for an index of any database.</summary>
    public const int MaxKey = 200;

    /// <summary>Letters and digits of <paramref name="text"/> without accents, in lower case; everything else a single space.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in Whole(text).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                words.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Equal for texts that differ in case alone. Long texts are named by their hash.</summary>
    internal static string Key(string text)
    {
        var folded = string.Concat(Whole(text).Where(c => !char.IsControl(c))).Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
        return Short(folded);
    }

    /// <summary>The text itself, or its hash where it is longer than a key may be.</summary>
    internal static string Short(string text) => text.Length <= MaxKey ? text : "#" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Halves of surrogate pairs, which nothing can normalise or store, become replacement characters.</summary>
    private static string Whole(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
}
