using Portal.Contracts.Portals;

namespace Portal.PortalConfig.Settings;

/// <summary>A portal's settings as administrators read them.</summary>
internal sealed record PortalSettings(
    Guid Id,
    long Version,
    string Name,
    string Slug,
    bool On,
    int IdleMinutes,
    TicketScope TicketScope,
    string? TicketsName,
    bool FormConnected,
    string? FormMenuText,
    Guid? DefaultInboxId,
    string Language,
    ClosedReply ClosedReply,
    bool CustomersMayClose,
    IReadOnlyList<PortalDomain> Domains)
{
    public static PortalSettings Of(CustomerPortal portal)
    {
        var values = portal.Values;
        return new PortalSettings(
            portal.Id,
            portal.Version,
            values.Name,
            values.Slug,
            values.On,
            values.IdleMinutes,
            values.TicketScope,
            values.TicketsName,
            values.FormConnected,
            values.FormMenuText,
            values.DefaultInboxId,
            values.Language,
            values.ClosedReply,
            values.CustomersMayClose,
            values.Domains);
    }
}
