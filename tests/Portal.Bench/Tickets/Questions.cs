namespace Portal.Bench.Tickets;

/// <summary>What customers ask, each so that no view answers it: the same page in another size, by another session.</summary>
internal static class Questions
{
    private const int Smallest = 20;
    private const int Sizes = 11;

    /// <summary>Name and the requests, as many as there are that no view answers; pages with a cursor are never kept.</summary>
    public static async Task<IReadOnlyList<(string Name, IReadOnlyList<(int Session, string Path)> Requests)>> OfAsync(Customers customers)
    {
        var (own, company) = (await customers.CursorAsync("api/tickets?view=mine&limit=25", 10), await customers.CursorAsync("api/tickets?limit=25", 10));
        var numbers = await customers.NumbersAsync(200);
        return
        [
            ("own, first page", Pages("view=mine")),
            ("own, tenth page", Pages("view=mine" + own)),
            ("company, first page", Pages("view=organization")),
            ("company, tenth page", Pages("view=organization" + company)),
            ("company, only open", Pages("status=open")),
            ("company, by subject", Pages("sort=subject")),
            ("search, common word", Pages("q=" + SampleDesk.CommonWord)),
            ("search, rare word", Pages("q=" + SampleDesk.RareWord)),
            ("ticket", [.. from session in Enumerable.Range(0, customers.Count) from number in numbers select (session, $"api/tickets/{number}")]),
        ];

        IReadOnlyList<(int, string)> Pages(string question) =>
            [.. from size in Enumerable.Range(Smallest, Sizes) from session in Enumerable.Range(0, customers.Count) select (session, $"api/tickets?{question}&limit={size}")];
    }
}
