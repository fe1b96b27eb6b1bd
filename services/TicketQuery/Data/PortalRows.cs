using Microsoft.EntityFrameworkCore;

namespace Portal.TicketQuery.Data;

internal static class PortalRows
{
    /// <summary>A portal's row, made where there is none, and locked until the transaction ends.</summary>
    public static async Task<PortalSettings> LockPortalAsync(this TicketQueryDb db, Guid id, CancellationToken ct)
    {
        // Writing a value over itself locks the row on every database.
        var locked = await db.Portals.Where(portal => portal.Id == id).ExecuteUpdateAsync(set => set.SetProperty(portal => portal.Version, portal => portal.Version), ct);
        if (locked == 1)
        {
            return await db.Portals.FirstAsync(portal => portal.Id == id, ct);
        }

        var first = new PortalSettings { Id = id };
        db.Portals.Add(first);
        await db.SaveChangesAsync(ct);
        return first;
    }
}
