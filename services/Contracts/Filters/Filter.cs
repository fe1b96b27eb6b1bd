using System.Text.Json.Serialization;

namespace Portal.Contracts.Filters;

/// <summary>Which records: those that match all conditions of at least one group (P10). Without groups, every record.</summary>
public sealed record Filter(IReadOnlyList<FilterGroup> Groups)
{
    /// <summary>Most groups of a filter.</summary>
    public const int MaxGroups = 6;

    /// <summary>Most conditions of a group.</summary>
    public const int MaxInGroup = 10;

    /// <summary>Most conditions of a filter.</summary>
    public const int MaxConditions = 25;

    /// <summary>Most values of one condition.</summary>
    public const int MaxValues = 100;
}

/// <summary>Conditions that must all hold.</summary>
public sealed record FilterGroup(IReadOnlyList<Condition> Conditions);

/// <summary>One condition on one property.</summary>
/// <param name="Values">None for HAS_PROPERTY and NOT_HAS_PROPERTY, low and high (both included) for BETWEEN, one or more for IN and NOT_IN, else one; written as property values are.</param>
public sealed record Condition(string Property, FilterOperator Operator, IReadOnlyList<string> Values);

/// <summary>Named as in HubSpot's search API. The negative ones also match records without a value; the others never do.</summary>
[JsonConverter(typeof(ByNameOnly))]
public enum FilterOperator
{
    [JsonStringEnumMemberName("EQ")]
    Equal,
    [JsonStringEnumMemberName("NEQ")]
    NotEqual,
    [JsonStringEnumMemberName("LT")]
    Less,
    [JsonStringEnumMemberName("LTE")]
    LessOrEqual,
    [JsonStringEnumMemberName("GT")]
    Greater,
    [JsonStringEnumMemberName("GTE")]
    GreaterOrEqual,
    [JsonStringEnumMemberName("BETWEEN")]
    Between,
    [JsonStringEnumMemberName("IN")]
    In,
    [JsonStringEnumMemberName("NOT_IN")]
    NotIn,
    [JsonStringEnumMemberName("HAS_PROPERTY")]
    HasProperty,
    [JsonStringEnumMemberName("NOT_HAS_PROPERTY")]
    NotHasProperty,
    [JsonStringEnumMemberName("CONTAINS_TOKEN")]
    ContainsToken,
    [JsonStringEnumMemberName("NOT_CONTAINS_TOKEN")]
    NotContainsToken,
}

/// <summary>Operators by name; a number is refused.</summary>
internal sealed class ByNameOnly() : JsonStringEnumConverter<FilterOperator>(namingPolicy: null, allowIntegerValues: false);
