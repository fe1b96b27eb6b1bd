using System.Globalization;

namespace Portal.Contracts.Properties;

/// <summary>How a property's value is written down, the same everywhere it enters, is stored or sent.</summary>
/// <remarks>
/// Number: invariant decimal (<c>12.5</c>). Date: <c>2026-11-22</c>. DateTime: ISO 8601 in UTC, <c>2026-11-22T08:30:00Z</c>.
/// Select: an option's value. MultiSelect: option values in the options' order, joined by <c>;</c>. Checkbox: <c>true</c> or
/// <c>false</c>. E-mail: lower case. File: attachment ids joined by <c>;</c>. No value is the empty string.
/// </remarks>
public static class PropertyValue
{
    /// <summary>Longest single-line text.</summary>
    public const int MaxText = 1000;

    /// <summary>Longest multi-line text.</summary>
    public const int MaxMultiline = 20_000;

    private const char Separator = ';';
    private const int MaxFiles = 10;

    /// <summary>The value as it is stored. False with what is wrong, in a sentence, for one the property cannot have.</summary>
    public static bool TryRead(PropertyDefinition property, string? input, out string value, out string problem)
    {
        var text = (input ?? "").Trim();
        (value, problem) = (text, "");
        if (text.Length == 0)
        {
            return true;
        }

        (value, problem) = property.Type switch
        {
            PropertyType.Text => Limited(OneLine(text), MaxText),
            PropertyType.Multiline => Limited(text.ReplaceLineEndings("\n"), MaxMultiline),
            PropertyType.Number => Number(text),
            PropertyType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? (text, "") : ("", "A date like 2026-11-22."),
            PropertyType.DateTime => Time(text),
            PropertyType.Select => property.Options.Any(option => option.Value == text) ? (text, "") : ("", "Choose one of the options."),
            PropertyType.MultiSelect => Several(property, text),
            PropertyType.Checkbox => text is "true" or "false" ? (text, "") : ("", "Either true or false."),
            PropertyType.Email => Email(text),
            PropertyType.File => Files(text),
            _ => throw new ArgumentOutOfRangeException(nameof(property), property.Type, "This type is not known."),
        };
        return problem.Length == 0;
    }

    /// <summary>The parts of a value that has several; one for other types, none for no value.</summary>
    public static IReadOnlyList<string> Parts(PropertyType type, string value) =>
        value.Length == 0 ? []
        : type is PropertyType.MultiSelect or PropertyType.File ? value.Split(Separator, StringSplitOptions.RemoveEmptyEntries)
        : [value];

    private static (string Value, string Problem) Limited(string text, int length) =>
        text.Length <= length ? (text, "") : ("", string.Create(CultureInfo.InvariantCulture, $"At most {length:N0} characters."));

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static (string Value, string Problem) Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) <= 1_000_000_000_000_000m
            ? (number.ToString("0.############################", CultureInfo.InvariantCulture), "")
            : ("", "A number like 12.5.");

    private static (string Value, string Problem) Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? (time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "")
            : ("", "A time like 2026-11-22T08:30:00Z.");

    private static (string Value, string Problem) Several(PropertyDefinition property, string text)
    {
        var chosen = text.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        var known = property.Options.Where(option => chosen.Contains(option.Value)).Select(option => option.Value).ToList();
        return known.Count == chosen.Count ? (string.Join(Separator, known), "") : ("", "Choose among the options.");
    }

    private static (string Value, string Problem) Email(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at < text.Length - 1 && at == text.LastIndexOf('@') && text.Length <= 254 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? (text.ToLowerInvariant(), "")
            : ("", "An e-mail address like name@example.com.");
    }

    private static (string Value, string Problem) Files(string text)
    {
        var ids = text.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return ids.Length <= MaxFiles && Array.TrueForAll(ids, id => Guid.TryParse(id, out _)) ? (string.Join(Separator, ids), "") : ("", "Up to 10 uploaded files.");
    }
}
