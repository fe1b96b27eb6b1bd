using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations;

/// <summary>Values a ticket's choices may have; null is "none".</summary>
internal static class TicketValues
{
    public static readonly IReadOnlyList<string> Priorities = ["LOW", "MEDIUM", "HIGH", "URGENT"];

    public static readonly IReadOnlyList<string> Categories = ["PRODUCT_ISSUE", "BILLING_ISSUE", "FEATURE_REQUEST", "GENERAL_INQUIRY"];

    /// <summary>A priority from a request; refuses others.</summary>
    public static string? Priority(string? value) => OneOf(Priorities, "priority", value);

    /// <summary>A category from a request; refuses others.</summary>
    public static string? Category(string? value) => OneOf(Categories, "category", value);

    /// <summary>The value if it is in the list, else null: what comes by events is not refused.</summary>
    public static string? Known(IReadOnlyList<string> values, string? value) => values.FirstOrDefault(known => known.Equals(value?.Trim(), StringComparison.OrdinalIgnoreCase));

    private static string? OneOf(IReadOnlyList<string> values, string field, string? value) =>
        string.IsNullOrEmpty(value) || values.Contains(value, StringComparer.Ordinal)
            ? value is "" ? null : value
            : throw new InvalidInputException(field, $"One of {string.Join(", ", values)}.");
}

/// <summary>How a ticket came in.</summary>
internal enum TicketSource
{
    Form,
    Desk,
    Import,
    Demo,
}
