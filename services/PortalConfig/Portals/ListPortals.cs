using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.PortalConfig.Data;

namespace Portal.PortalConfig.Portals;

/// <summary>Every portal, for the gateway's cache at its start; afterwards it follows the events.</summary>
internal static class ListPortals
{
    public static async Task<Ok<IReadOnlyList<PortalSnapshot>>> HandleAsync(PortalConfigDb db, CancellationToken ct)
    {
        var portals = await db.Portals.AsNoTracking().OrderBy(portal => portal.Slug).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<PortalSnapshot>>(portals.Select(portal => portal.SnapshotWithRoles()).ToList());
    }
}
