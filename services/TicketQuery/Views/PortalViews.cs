using System.Collections.Concurrent;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Views;

/// <summary>Portals' settings as read, in memory for as long as the portal's stamp stands: the first page of a list needs no query for them.</summary>
internal sealed class PortalViews
{
    private readonly ConcurrentDictionary<Guid, (string Stamp, PortalView View)> _kept = new();

    /// <param name="stamp">The portal's stamp of before anything else was asked; null where nobody knows it, and nothing may be kept.</param>
    public async Task<PortalView> GetAsync(TicketQueryDb db, Guid portalId, string? stamp, CancellationToken ct)
    {
        if (stamp is null)
        {
            return await PortalView.OfAsync(db, portalId, ct);
        }

        if (!_kept.TryGetValue(portalId, out var kept) || kept.Stamp != stamp)
        {
            kept = (stamp, await PortalView.OfAsync(db, portalId, ct));
            _kept[portalId] = kept;
        }

        return kept.View;
    }
}
