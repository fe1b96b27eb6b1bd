using System.Globalization;

namespace Portal.Bench.Tickets;

/// <summary>One measured line: what is compared between sizes, and how it reads.</summary>
/// <param name="Cost">Grows when it gets worse: time per request or per row.</param>
internal sealed record Figure(string Name, string Text, double Cost, Measure? Measure)
{
    public const string Kestrel = "bare Kestrel";
    public const string Yarp = "YARP to a constant";
    public const string Query = "one indexed query behind YARP";
    public const string Cached = "first page, kept";
    public const string Uncached = "first page, not kept";
    public const string Reply = "reply";
    public const string Invalidated = "first page while replies come in";

    /// <summary>Whether it is a ceiling.</summary>
    public bool IsCeiling => Name is Kestrel or Yarp or Query;

    /// <summary>Under load: requests a second count.</summary>
    public static Figure Load(Measure measure) => new(
        measure.Name,
        string.Create(CultureInfo.InvariantCulture, $"{measure.PerSecond:N0}/s, {measure.Median.TotalMilliseconds:0.0} / {measure.P99.TotalMilliseconds:0.0} ms{Errors(measure)}"),
        1 / measure.PerSecond,
        measure);

    /// <summary>One at a time: the median counts.</summary>
    public static Figure Latency(Measure measure) => new(
        measure.Name,
        string.Create(CultureInfo.InvariantCulture, $"{measure.Median.TotalMilliseconds:0.0} / {measure.P99.TotalMilliseconds:0.0} ms{Errors(measure)}"),
        measure.Median.TotalMilliseconds,
        measure);

    public static Figure Export(int rows, double perSecond, double megabytes) => new(
        "CSV",
        string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows, {perSecond:N0}/s, +{megabytes:N0} MB"),
        1 / perSecond,
        null);

    private static string Errors(Measure measure) => measure.Errors == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {measure.Errors} failed");
}
