using Portal.Contracts.Properties;

namespace Portal.Contracts.Portals;

/// <summary>A column of the customers' ticket list (P22): a ticket property, and its heading where that is not the property's label.</summary>
public sealed record TicketColumn(string Property, string? Label)
{
    /// <summary>Most columns of a list.</summary>
    public const int Max = 10;

    /// <summary>The recommended columns (P23).</summary>
    public static IReadOnlyList<TicketColumn> Defaults => [.. StandardProperties.DefaultColumns.Select(name => new TicketColumn(name, null))];
}
