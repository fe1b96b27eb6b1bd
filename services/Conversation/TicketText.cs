namespace Portal.Conversations;

/// <summary>All words of a ticket in one row, so that a search for words of different messages finds it.</summary>
internal sealed class TicketText
{
    /// <summary>Longer tickets are searchable by their beginning.</summary>
    public const int MaxLength = 200_000;

    public const string Table = "TicketTexts";

    public long Id { get; private set; }
    public Guid TicketId { get; init; }
    public required string Body { get; init; }
}

/// <summary>The last ticket number given in a portal. Numbers come from updating this row, so two tickets cannot get the same.</summary>
internal sealed class TicketCounter
{
    public Guid PortalId { get; init; }
    public long Last { get; init; }
}
