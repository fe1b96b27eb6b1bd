using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;

namespace Portal.PortalConfig.Domains;

/// <summary>When it was last looked whether a host is a portal's, whatever was found.</summary>
internal sealed class HostCheck
{
    public Guid PortalId { get; init; }
    public required string Host { get; init; }
    public DateTimeOffset CheckedAt { get; init; }
}

/// <summary>What the use cases on checks share.</summary>
internal static class HostChecks
{
    /// <summary>Notes a check at once, before anything else is changed.</summary>
    public static async Task NoteCheckAsync(this PortalConfigDb db, Guid portalId, string host, DateTimeOffset now, CancellationToken ct)
    {
        var noted = await db.HostChecks.Where(check => check.PortalId == portalId && check.Host == host).ExecuteUpdateAsync(set => set.SetProperty(check => check.CheckedAt, now), ct);
        if (noted > 0)
        {
            return;
        }

        var first = db.HostChecks.Add(new HostCheck { PortalId = portalId, Host = host, CheckedAt = now });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody else looked for the first time at this moment, too.
            first.State = EntityState.Detached;
        }
    }

    /// <summary>The last checks of a portal's hosts.</summary>
    public static Task<Dictionary<string, DateTimeOffset>> ChecksOfAsync(this PortalConfigDb db, Guid portalId, CancellationToken ct) =>
        db.HostChecks.AsNoTracking().Where(check => check.PortalId == portalId).ToDictionaryAsync(check => check.Host, check => check.CheckedAt, StringComparer.Ordinal, ct);
}
