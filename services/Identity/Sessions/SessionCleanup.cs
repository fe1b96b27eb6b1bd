using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Database;

namespace Portal.Identity.Sessions;

/// <summary>Deletes sessions past their end and failures that no longer count.</summary>
internal sealed class SessionCleanup(IServiceProvider services, TimeProvider clock, ILogger<SessionCleanup> logger)
    : Upkeep<IdentityDb>(services, clock, logger, SweepAsync, "Old sessions were not cleaned up")
{
    /// <summary>One sweep. An idle session keeps its row until the absolute end, since the portal's idle time may be raised meanwhile.</summary>
    internal static async Task SweepAsync(IdentityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var forgotten = now - SignInFailures.Memory;
        await db.EndViewsAsync(await db.Sessions.Where(session => session.ViewerSession != null && session.AbsoluteEnd < now).ToListAsync(ct), "expired", address: "", now, ct);
        await db.SaveChangesAsync(ct);
        await db.Sessions.Where(session => session.AbsoluteEnd < now).ExecuteDeleteAsync(ct);
        await db.SignInFailures.Where(failures => failures.LastAt < forgotten).ExecuteDeleteAsync(ct);
    }
}
