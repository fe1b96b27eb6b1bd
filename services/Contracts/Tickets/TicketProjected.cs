namespace Portal.Contracts.Tickets;

/// <summary>The customers' read model now shows this version of a ticket, so customers' pages may fetch it again.</summary>
public sealed record TicketProjected(Guid PortalId, Guid TicketId, long Number, long Version, Guid ContactId, Guid? CompanyId, TicketChange Change)
{
    /// <summary>Contacts who take part, or did until now.</summary>
    public IReadOnlyList<Guid> Participants { get; init; } = [];
}
