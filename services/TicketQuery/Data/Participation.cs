using Portal.Contracts.Tickets;

namespace Portal.TicketQuery.Data;

/// <summary>A contact's part in a ticket that is not theirs (W2).</summary>
internal sealed class Participation
{
    public Guid TicketId { get; init; }
    public Guid ContactId { get; init; }
    public Guid PortalId { get; init; }
    public ParticipantRight Right { get; set; }
}
