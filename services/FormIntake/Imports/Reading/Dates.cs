using System.Globalization;

namespace Portal.FormIntake.Imports.Reading;

/// <summary>Dates as exports write them. Without a zone they are UTC.</summary>
internal static class Dates
{
    private const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
    private static readonly string[] Clear = WithTimes("yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "MMM d, yyyy");
    private static readonly string[] DayThenMonth = WithTimes("d/M/yyyy");
    private static readonly string[] MonthThenDay = WithTimes("M/d/yyyy");

    /// <summary>Reads a date; <paramref name="dayFirst"/> decides what 03/04/2026 is.</summary>
    public static bool TryRead(string text, bool dayFirst, out DateTimeOffset date)
    {
        var found = DateTimeOffset.TryParseExact(text, Clear, CultureInfo.InvariantCulture, Style, out date)
            || DateTimeOffset.TryParseExact(text, dayFirst ? DayThenMonth : MonthThenDay, CultureInfo.InvariantCulture, Style, out date)
            || (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Style, out date));
        date = date.ToUniversalTime();
        return found && date.Year is >= 1970 and <= 9000;
    }

    /// <summary>How the dates of a file are written, by those that can only be read one way; <paramref name="otherwise"/> when none tells.</summary>
    public static bool IsDayFirst(IEnumerable<string> dates, bool otherwise)
    {
        foreach (var date in dates)
        {
            var parts = date.Split('/', 3);
            if (parts.Length == 3 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var first) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var second)
                && first <= 31 && (first > 12 || second > 12))
            {
                return first > 12;
            }
        }

        return otherwise;
    }

    private static string[] WithTimes(params string[] days) =>
        [.. days.SelectMany(day => new[] { "", " H:mm", " H:mm:ss", " H:mm:ss.FFFFFFF", " h:mm tt", " h:mm:ss tt", " H:mm zzz", " H:mm:ss zzz", " H:mm:ss 'UTC'", ", H:mm" }.Select(time => day + time))];
}
