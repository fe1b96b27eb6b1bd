using Portal.Contracts.Properties;
using static Portal.Contracts.Filters.FilterOperator;

namespace Portal.Contracts.Filters;

/// <summary>What filters may be saved. docs/filters.md has the rules in a table.</summary>
public static class FilterRules
{
    private static readonly FilterOperator[] Presence = [HasProperty, NotHasProperty];
    private static readonly FilterOperator[] Words = [ContainsToken, NotContainsToken, .. Presence];
    private static readonly FilterOperator[] Choices = [Equal, NotEqual, In, NotIn, .. Presence];
    private static readonly FilterOperator[] Ordered = [Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Between, In, NotIn, .. Presence];
    private static readonly FilterOperator[] Texts = [Equal, NotEqual, In, NotIn, .. Words];

    /// <summary>The operators that fit a type, in the order in which builders offer them.</summary>
    public static IReadOnlyList<FilterOperator> OperatorsFor(PropertyType type) => type switch
    {
        PropertyType.Text or PropertyType.Email => Texts,
        PropertyType.Multiline => Words,
        PropertyType.Number or PropertyType.Date or PropertyType.DateTime => Ordered,
        PropertyType.Select or PropertyType.MultiSelect or PropertyType.Checkbox => Choices,
        _ => Presence,
    };

    /// <summary>Everything that keeps a filter from being saved, by path (<c>groups[0].conditions[2].values</c>); empty for a good one.</summary>
    /// <param name="find">The definition of a property; null for one that does not exist.</param>
    public static IReadOnlyList<(string Path, string Problem)> Problems(Filter filter, Func<string, PropertyDefinition?> find)
    {
        var groups = filter.Groups ?? [];
        var problems = new List<(string Path, string Problem)>();
        if (groups.Count > Filter.MaxGroups)
        {
            problems.Add(("groups", $"At most {Filter.MaxGroups} groups."));
        }

        if (groups.Sum(group => group?.Conditions?.Count ?? 0) > Filter.MaxConditions)
        {
            problems.Add(("groups", $"At most {Filter.MaxConditions} conditions in all."));
        }

        for (var i = 0; i < groups.Count; i++)
        {
            var conditions = groups[i]?.Conditions ?? [];
            var path = $"groups[{i}].conditions";
            if (conditions.Count is 0 or > Filter.MaxInGroup)
            {
                problems.Add((path, $"Between 1 and {Filter.MaxInGroup} conditions in a group."));
            }

            problems.AddRange(conditions.SelectMany((condition, at) => ProblemsOf(condition, find, $"{path}[{at}]")));
        }

        return problems;
    }

    /// <summary>How many values an operator needs.</summary>
    internal static int FewestValues(FilterOperator op) => op switch
    {
        HasProperty or NotHasProperty => 0,
        Between => 2,
        _ => 1,
    };

    private static IEnumerable<(string Path, string Problem)> ProblemsOf(Condition? condition, Func<string, PropertyDefinition?> find, string path)
    {
        if (condition?.Property is null)
        {
            return [(path, "A property, an operator and values.")];
        }

        if (find(condition.Property) is not { } property)
        {
            return [($"{path}.property", "There is no such property.")];
        }

        return OperatorsFor(property.Type).Contains(condition.Operator)
            ? ValueProblem(property, condition) is { } problem ? [($"{path}.values", problem)] : []
            : [($"{path}.operator", $"Does not fit the property, whose type is {property.Type}.")];
    }

    private static string? ValueProblem(PropertyDefinition property, Condition condition)
    {
        var values = condition.Values ?? [];
        var many = condition.Operator is In or NotIn;
        var fewest = FewestValues(condition.Operator);
        if (values.Count < fewest || values.Count > (many ? Filter.MaxValues : fewest))
        {
            return many ? $"Between 1 and {Filter.MaxValues} values." : fewest switch { 0 => "No values here.", 1 => "One value.", _ => "Two values, the low and the high one." };
        }

        if (values.Select(value => ProblemOf(property, condition.Operator, value)).FirstOrDefault(problem => problem is not null) is { } unreadable)
        {
            return unreadable;
        }

        return condition.Operator == Between && IndexedValue.NumberOf(property.Type, values[0])?.Low > IndexedValue.NumberOf(property.Type, values[1])?.High
            ? "The low value comes first."
            : null;
    }

    private static string? ProblemOf(PropertyDefinition property, FilterOperator op, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "A value is missing.";
        }

        if (op is ContainsToken or NotContainsToken)
        {
            return value.Length > PropertyValue.MaxText || ConditionTest.PhraseOf(value) is null ? "A word, or the beginning of one with a star: refund, inv*." : null;
        }

        // Pipelines and stages have their options elsewhere. Of several options a condition names one a value.
        if (property is { Type: PropertyType.Select or PropertyType.MultiSelect, Options.Count: 0 })
        {
            return value.Length <= FilterText.MaxKey ? null : "This value is too long.";
        }

        var single = property.Type == PropertyType.MultiSelect ? property with { Type = PropertyType.Select } : property;
        return PropertyValue.TryRead(single, value, out _, out var problem) ? null : problem;
    }
}
