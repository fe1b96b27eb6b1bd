using Portal.Contracts.Portals;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Projection;

/// <summary>Changes a portal's row, ends all views of the portal and announces that its tickets follow.</summary>
internal sealed class SettingsProjection(TicketQueryDb db, Projector projector)
{
    /// <summary>Runs <paramref name="take"/>, which says whether it took over anything.</summary>
    public Task ApplyAsync(Guid portalId, Func<PortalSettings, Task<bool>> take, CancellationToken ct) => projector.RunAsync(
        async () =>
        {
            var known = await db.LockPortalAsync(portalId, ct);
            if (await take(known))
            {
                db.Enqueue(new PortalProjected(portalId, known.Version), portalId);
            }

            return [ViewStamps.OfPortal(portalId)];
        },
        ct);
}
