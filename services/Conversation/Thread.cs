namespace Portal.Conversations;

/// <summary>One conversation of a ticket. The oldest is the original, the one customers see (P27).</summary>
internal sealed class Thread
{
    public Guid Id { get; init; }
    public Guid PortalId { get; init; }
    public Guid TicketId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
