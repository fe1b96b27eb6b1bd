using Portal.Contracts.Portals;

namespace Portal.TicketQuery;

/// <summary>What of a portal's settings changes a customer's tickets (P29, P30).</summary>
internal sealed class PortalSettings
{
    public Guid Id { get; init; }
    public long Version { get; set; }
    public ClosedReply ClosedReply { get; set; } = ClosedReply.Refuse;
    public bool CustomersMayClose { get; set; }
}
