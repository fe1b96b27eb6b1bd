using Portal.Contracts.Properties;

namespace Portal.Contracts.Filters;

/// <summary>Evaluates filters in memory. docs/filters.md says what each operator means.</summary>
public static class FilterEngine
{
    /// <summary>Whether a record passes. A condition on a property that does not exist, or that the operator does not fit, never holds.</summary>
    /// <param name="find">The definition of a property; null for one that does not exist.</param>
    /// <param name="value">The record's value of a property, written as <see cref="PropertyValue"/> says; empty for none.</param>
    public static bool Matches(Filter filter, Func<string, PropertyDefinition?> find, Func<string, string> value) =>
        Matches(filter, find, property => IndexedValue.Of(property, value(property.Name)));

    /// <summary>Whether a record passes that has these rows in a table of values.</summary>
    public static bool Matches(Filter filter, Func<string, PropertyDefinition?> find, IEnumerable<IIndexedValue> rows)
    {
        var byProperty = rows.ToLookup(row => row.Property, StringComparer.Ordinal);
        return Matches(filter, find, property => byProperty[property.Name]);
    }

    private static bool Matches(Filter filter, Func<string, PropertyDefinition?> find, Func<PropertyDefinition, IEnumerable<IIndexedValue>> rows) =>
        filter.Groups.Count == 0 || filter.Groups.Any(group => group.Conditions.All(condition =>
            find(condition.Property) is { } property
            && ConditionTest.Of(property, condition) is { } test
            && rows(property).Any(test.Passes) != test.None));
}
