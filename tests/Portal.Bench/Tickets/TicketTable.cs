using System.Globalization;

namespace Portal.Bench.Tickets;

/// <summary>Prints the figures of all sizes side by side, and which goals hold.</summary>
internal static class TicketTable
{
    private const double CachedGoal = 0.8;
    private const double UncachedGoal = 0.5;
    private const double TailGoal = 4;
    private const double SearchGoal = 50;
    private const double GrowthGoal = 1.3;

    public static void Print(string name, IReadOnlyList<int> sizes, IReadOnlyList<IReadOnlyList<Figure>> columns)
    {
        Console.WriteLine();
        Console.WriteLine($"| {name} | {string.Join(" | ", sizes.Select(size => $"{size:N0} tickets"))} | growth |");
        Console.WriteLine($"| --- |{string.Concat(sizes.Select(_ => " ---: |"))} ---: |");
        foreach (var (figure, line) in columns[^1].Select((figure, line) => (figure, line)))
        {
            Console.WriteLine($"| {figure.Name} | {string.Join(" | ", columns.Select(column => column[line].Text))} | {Ratio(figure.Cost / columns[0][line].Cost)} |");
        }

        Console.WriteLine();
        foreach (var (size, figures) in sizes.Zip(columns))
        {
            PrintGoals(size, figures.ToDictionary(figure => figure.Name, StringComparer.Ordinal));
        }

        var grown = columns[^1].Where((figure, line) => !figure.IsCeiling && figure.Cost > GrowthGoal * columns[0][line].Cost).Select(figure => figure.Name).ToList();
        Say(grown.Count == 0, $"no figure grows more than {GrowthGoal}-fold{(grown.Count == 0 ? "" : ": " + string.Join(", ", grown))}");
    }

    private static void PrintGoals(int size, Dictionary<string, Figure> figures)
    {
        var (cached, uncached, yarp, query) = (figures[Figure.Cached].Measure!, figures[Figure.Uncached].Measure!, figures[Figure.Yarp].Measure!, figures[Figure.Query].Measure!);
        Console.WriteLine($"At {size:N0} tickets:");
        Say(cached.PerSecond >= CachedGoal * yarp.PerSecond, $"kept page to YARP to a constant: {Ratio(cached.PerSecond / yarp.PerSecond)}, goal {CachedGoal}");
        Say(uncached.PerSecond >= UncachedGoal * query.PerSecond, $"page not kept to one indexed query behind YARP: {Ratio(uncached.PerSecond / query.PerSecond)}, goal {UncachedGoal}");
        Say(cached.P99 < TailGoal * yarp.P99, $"99 % of kept pages at 32 connections to the ceiling's: {Ratio(cached.P99 / yarp.P99)}, goal below {TailGoal}");
        Say(uncached.P99 < TailGoal * query.P99, $"99 % of pages not kept to the ceiling's: {Ratio(uncached.P99 / query.P99)}, goal below {TailGoal}");
        foreach (var search in figures.Values.Where(figure => figure.Name.StartsWith("search", StringComparison.Ordinal)))
        {
            Say(search.Measure!.P99.TotalMilliseconds < SearchGoal, string.Create(CultureInfo.InvariantCulture, $"{search.Name}, 99 %: {search.Measure.P99.TotalMilliseconds:0.0} ms, goal below {SearchGoal} ms"));
        }
    }

    private static void Say(bool holds, string goal) => Console.WriteLine($"  {(holds ? "holds" : "FAILS")}  {goal}");

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
