using System.Globalization;
using Portal.Contracts.Properties;

namespace Portal.Contracts.Filters;

/// <inheritdoc cref="IIndexedValue"/>
public sealed record IndexedValue(string Property, string Key, string Words, double? Number) : IIndexedValue
{
    /// <summary>The rows of a value: one for each part of it, none for no value.</summary>
    public static IReadOnlyList<IndexedValue> Of(PropertyDefinition property, string value) =>
        [.. PropertyValue.Parts(property.Type, value.Trim()).Select(part => OfPart(property, part)).DistinctBy(row => row.Key)];

    /// <summary>The comparable numbers a text of this type stands for, both included; null when it is none. More than one number: a day among times.</summary>
    internal static (double Low, double High)? NumberOf(PropertyType type, string text)
    {
        switch (type)
        {
            case PropertyType.Number when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number):
                return ((double)number, (double)number);
            case PropertyType.Date when Day(text) is { } date:
                return (date.DayNumber, date.DayNumber);
            case PropertyType.DateTime when Day(text) is { } day:
                var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
                return (midnight, midnight + TimeSpan.SecondsPerDay - 1);
            case PropertyType.DateTime when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time):
                return (time.ToUnixTimeSeconds(), time.ToUnixTimeSeconds());
            default:
                return null;
        }
    }

    private static IndexedValue OfPart(PropertyDefinition property, string part) => property.Type switch
    {
        PropertyType.Text or PropertyType.Email => new(property.Name, FilterText.Key(part), Spaced(part), null),
        PropertyType.Multiline => new(property.Name, "", Spaced(part), null),
        PropertyType.Number or PropertyType.Date or PropertyType.DateTime => new(property.Name, FilterText.Short(part), "", NumberOf(property.Type, part)?.Low),
        _ => new(property.Name, FilterText.Short(part), "", null),
    };

    private static string Spaced(string text) => $" {FilterText.Words(text)} ";

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
