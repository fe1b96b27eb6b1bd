namespace Portal.Conversations;

/// <summary>What a ticket starts from.</summary>
internal sealed record NewTicket(
    Guid Id,
    Guid PortalId,
    long Number,
    string Subject,
    Contact Contact,
    Guid InboxId,
    TicketSource Source,
    DateTimeOffset CreatedAt)
{
    public string? Priority { get; init; }
    public string? Category { get; init; }
    public string? ExternalId { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public IReadOnlyDictionary<string, string>? Properties { get; init; }
    public bool HiddenFromCompany { get; init; }
}
