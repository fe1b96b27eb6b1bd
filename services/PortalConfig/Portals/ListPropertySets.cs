using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.PortalConfig.Data;

namespace Portal.PortalConfig.Portals;

/// <summary>The properties of every portal that has changed any, for the gateway's cache at its start; afterwards it follows the events.</summary>
internal static class ListPropertySets
{
    public static async Task<Ok<IReadOnlyList<PropertySet>>> HandleAsync(PortalConfigDb db, CancellationToken ct)
    {
        var catalogs = await db.PropertySets.AsNoTracking().OrderBy(catalog => catalog.PortalId).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<PropertySet>>(catalogs.ConvertAll(catalog => catalog.Snapshot()));
    }
}
