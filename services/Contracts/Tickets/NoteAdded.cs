namespace Portal.Contracts.Tickets;

/// <summary>An internal note was added. It carries no text on purpose: notes never leave the desk (P28).</summary>
public sealed record NoteAdded(Guid PortalId, Guid TicketId, long Number, long Version, Guid NoteId, DateTimeOffset CreatedAt);
