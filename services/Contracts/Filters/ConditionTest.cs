using Portal.Contracts.Properties;

namespace Portal.Contracts.Filters;

/// <summary>What a condition asks of a record: that some row of the property passes, or that none does.</summary>
/// <remarks>The engine and the query are both made of this, so what an operator means stands here alone.</remarks>
internal sealed record ConditionTest(string Property, bool None)
{
    /// <summary>A row passes whose key is one of these; null does not look at keys.</summary>
    public IReadOnlyList<string>? Keys { get; private init; }

    /// <summary>A row passes whose number is in one of these, bounds included; null does not look at numbers.</summary>
    public IReadOnlyList<NumberRange>? Ranges { get; private init; }

    /// <summary>A row passes whose words hold this; null does not look at words.</summary>
    public string? Phrase { get; private init; }

    /// <summary>The test of a condition; null for one that never holds: the operator does not fit the type, or values are missing.</summary>
    public static ConditionTest? Of(PropertyDefinition property, Condition condition)
    {
        var test = new ConditionTest(property.Name, condition.Operator is FilterOperator.NotEqual or FilterOperator.NotIn or FilterOperator.NotHasProperty or FilterOperator.NotContainsToken);
        var values = condition.Values ?? [];
        if (!FilterRules.OperatorsFor(property.Type).Contains(condition.Operator) || values.Count < FilterRules.FewestValues(condition.Operator))
        {
            return null;
        }

        return condition.Operator switch
        {
            FilterOperator.HasProperty or FilterOperator.NotHasProperty => test,
            FilterOperator.ContainsToken or FilterOperator.NotContainsToken => PhraseOf(values[0]) is { } phrase ? test with { Phrase = phrase } : null,
            _ when property.Type is PropertyType.Number or PropertyType.Date or PropertyType.DateTime => test with { Ranges = RangesOf(property.Type, condition.Operator, values) },
            _ => test with { Keys = [.. values.Select(value => property.Type is PropertyType.Text or PropertyType.Email ? FilterText.Key(value) : FilterText.Short(value))] },
        };
    }

    /// <summary>Whether a row of the property passes.</summary>
    public bool Passes(IIndexedValue row) =>
        Keys?.Contains(row.Key, StringComparer.Ordinal)
        ?? Ranges?.Any(range => range.Low <= row.Number && row.Number <= range.High)
        ?? (Phrase is null || row.Words.Contains(Phrase, StringComparison.Ordinal));

    /// <summary>The words of a token as they stand in a row: whole ones between spaces, the last one open with a star. Null without words.</summary>
    public static string? PhraseOf(string token)
    {
        var words = FilterText.Words(token);
        return words.Length == 0 ? null : token.TrimEnd().EndsWith('*') ? " " + words : $" {words} ";
    }

    private static List<NumberRange> RangesOf(PropertyType type, FilterOperator op, IReadOnlyList<string> values)
    {
        var read = values.Select(value => IndexedValue.NumberOf(type, value)).ToList();
        if (op == FilterOperator.Between)
        {
            return read is [{ } low, { } high, ..] ? [new(low.Low, high.High)] : [];
        }

        // The next number up or down makes an open bound a closed one, so that every comparison is a range.
        return [.. read.OfType<(double Low, double High)>().Select(number => op switch
        {
            FilterOperator.Less => new NumberRange(double.MinValue, double.BitDecrement(number.Low)),
            FilterOperator.LessOrEqual => new NumberRange(double.MinValue, number.High),
            FilterOperator.Greater => new NumberRange(double.BitIncrement(number.High), double.MaxValue),
            FilterOperator.GreaterOrEqual => new NumberRange(number.Low, double.MaxValue),
            _ => new NumberRange(number.Low, number.High),
        })];
    }
}

/// <summary>Numbers from <see cref="Low"/> to <see cref="High"/>, both included.</summary>
internal sealed record NumberRange(double Low, double High);
