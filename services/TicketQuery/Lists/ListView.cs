namespace Portal.TicketQuery.Lists;

/// <summary>A list that a customer has given a name: filters, order and columns, as the address of the list has them.</summary>
internal sealed class ListView
{
    public const int MaxName = 60;
    public const int MaxQuery = 2_000;

    /// <summary>Most views of one customer.</summary>
    public const int Max = 30;

    public Guid Id { get; init; }
    public Guid PortalId { get; init; }
    public Guid ContactId { get; init; }
    public string Name { get; private set; } = "";
    public string Query { get; private set; } = "";

    public void Change(string name, string query) => (Name, Query) = (name, query);
}

/// <summary>The columns that a customer has chosen instead of the portal's.</summary>
internal sealed class ListColumns
{
    public const int MaxLength = 1_200;

    public Guid PortalId { get; init; }
    public Guid ContactId { get; init; }

    /// <summary>Names of properties between commas.</summary>
    public string Columns { get; set; } = "";
}
