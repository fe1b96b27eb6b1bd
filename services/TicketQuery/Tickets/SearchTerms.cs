namespace Portal.TicketQuery.Tickets;

/// <summary>What a search looks for: of each group one word at least, or the beginning of one.</summary>
/// <param name="Corrected">Whether the groups hold words that nobody typed, because what was typed is nowhere.</param>
internal sealed record SearchTerms(IReadOnlyList<IReadOnlyList<string>> Groups, bool Corrected)
{
    /// <summary>The words of a query as they were typed; null without any.</summary>
    public static SearchTerms? Of(string query) =>
        SearchText.Words(query) is { Length: > 0 } words ? new SearchTerms([.. words.Split(' ').Distinct(StringComparer.Ordinal).Select(word => new[] { word })], Corrected: false) : null;

    /// <summary>The groups that <paramref name="words"/>, a token of a text, belongs to.</summary>
    public IEnumerable<int> MatchedBy(string words) =>
        Enumerable.Range(0, Groups.Count).Where(group => words.Split(' ').Any(word => Groups[group].Any(term => word.StartsWith(term, StringComparison.Ordinal))));
}
