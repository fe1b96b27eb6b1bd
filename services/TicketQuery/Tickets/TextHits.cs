using System.Text.RegularExpressions;

namespace Portal.TicketQuery.Tickets;

/// <summary>Where the words of a search stand in a text as it was written, accents and case aside.</summary>
internal static partial class TextHits
{
    private const int Before = 40;
    private const int Length = 160;

    /// <summary>The text in parts, or null where none of the words is in it.</summary>
    public static IReadOnlyList<TextPart>? In(string text, SearchTerms terms) => Places(text, terms) is { Count: > 0 } places ? Parts(text, places) : null;

    /// <summary>The part of a long text around the first hit; null without one.</summary>
    public static IReadOnlyList<TextPart>? Around(string text, SearchTerms terms)
    {
        var line = Spaces().Replace(text, " ").Trim();
        if (Places(line, terms) is not [var first, ..])
        {
            return null;
        }

        // From a word's beginning to a word's end, where there is one near.
        var from = first.Start <= Before ? 0 : line.IndexOf(' ', first.Start - Before) is var space && space >= 0 && space < first.Start ? space + 1 : first.Start;
        var to = line.Length - from <= Length ? line.Length : line.LastIndexOf(' ', from + Length) is var last && last >= first.End ? last : Math.Min(line.Length, Math.Max(first.End, from + Length));
        var cut = $"{(from > 0 ? "…" : "")}{line[from..to]}{(to < line.Length ? "…" : "")}";
        return Parts(cut, Places(cut, terms));
    }

    /// <summary>The words of the search that are in the text.</summary>
    public static IEnumerable<int> TermsIn(string text, SearchTerms terms) =>
        Words().Matches(text).SelectMany(word => terms.MatchedBy(SearchText.Words(word.Value))).Distinct();

    private static List<(int Start, int End)> Places(string text, SearchTerms terms) => [.. Words().Matches(text)
        .Where(word => terms.MatchedBy(SearchText.Words(word.Value)).Any())
        .Select(word => (word.Index, word.Index + word.Length))];

    private static List<TextPart> Parts(string text, List<(int Start, int End)> places)
    {
        var parts = new List<TextPart>();
        var done = 0;
        foreach (var (start, end) in places)
        {
            if (start > done)
            {
                parts.Add(new TextPart(text[done..start], false));
            }

            parts.Add(new TextPart(text[start..end], true));
            done = end;
        }

        if (done < text.Length)
        {
            parts.Add(new TextPart(text[done..], false));
        }

        return parts;
    }

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}

/// <summary>A stretch of a text; <see cref="Hit"/> when it is what was searched for. Plain text, never HTML.</summary>
internal sealed record TextPart(string Text, bool Hit);
