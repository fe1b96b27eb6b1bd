using System.Globalization;

namespace Portal.TicketQuery.Tickets;

/// <summary>A stretch of time, from <see cref="From"/> on and before <see cref="Before"/>; null is open.</summary>
internal sealed record TimeRange(DateTimeOffset? From, DateTimeOffset? Before)
{
    /// <summary>What is said of texts that are none.</summary>
    public const string Expected = "A day or a time, or from and to with two dots: 2026-01-31, 2026-01-01..2026-01-31, 2026-01-01.., ..2026-01-31T12:00:00Z.";

    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    /// <summary>Reads <c>from..to</c>, both included, either left out, or one alone. Days are those of <paramref name="zone"/>. Null for anything else.</summary>
    public static TimeRange? Read(string text, TimeZoneInfo zone)
    {
        if (RangeText.Read(text) is not { } range)
        {
            return null;
        }

        var from = range.From.Length == 0 ? null : Moment(range.From, zone);
        var to = range.To.Length == 0 ? null : Moment(range.To, zone);
        return (range.From.Length > 0 && from is null) || (range.To.Length > 0 && to is null) || from?.Start >= to?.End
            ? null
            : new TimeRange(from?.Start, to?.End);
    }

    /// <summary>When a day or a second begins and is over.</summary>
    private static (DateTimeOffset Start, DateTimeOffset End)? Moment(string text, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.Year is >= FirstYear and <= LastYear ? (Midnight(day, zone), Midnight(day.AddDays(1), zone)) : null;
        }

        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && time.Year is >= FirstYear and <= LastYear
            ? (time, time.AddSeconds(1))
            : null;
    }

    /// <summary>Where clocks are put forward at midnight, the day starts when they have been.</summary>
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

/// <summary>The two sides of <c>low..high</c>; empty for an open one. A single value is both.</summary>
internal sealed record RangeText(string From, string To)
{
    public const string Dots = "..";

    /// <summary>Null without any value, or with more than two.</summary>
    public static RangeText? Read(string text)
    {
        var parts = text.Split(Dots, StringSplitOptions.TrimEntries);
        return parts switch
        {
            [{ Length: > 0 } only] => new RangeText(only, only),
            [var from, var to] when from.Length + to.Length > 0 => new RangeText(from, to),
            _ => null,
        };
    }
}
