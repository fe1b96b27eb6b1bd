using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Database;

namespace Portal.PortalConfig.Data;

/// <summary>The demo portal. Registered only with <c>Demo:Enabled</c>.</summary>
internal sealed class DemoSeed(TimeProvider clock) : ISeed<PortalConfigDb>
{
    public async Task SeedAsync(PortalConfigDb db, CancellationToken ct)
    {
        if (await db.Portals.AnyAsync(portal => portal.Id == DemoIds.Portal, ct))
        {
            return;
        }

        var portal = CustomerPortal.Create(DemoIds.Portal, "Northwind Support", "demo", Languages.Default, clock.GetUtcNow());
        db.Add(portal);
        await db.SaveChangesAsync(ct);
    }
}
