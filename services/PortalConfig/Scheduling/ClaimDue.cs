using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Publishing;

namespace Portal.PortalConfig.Scheduling;

/// <summary>Hands drafts whose time has come to the gateway that asks, each to one at a time. Who dies at it loses it when the lease is over.</summary>
internal static class ClaimDue
{
    /// <summary>How long a gateway may take for one publication.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private const int Most = 20;

    public static async Task<Ok<DueDrafts>> HandleAsync(PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var free = db.Drafts.Where(draft => draft.DueAt <= now && (draft.LeasedUntil == null || draft.LeasedUntil <= now));
        var claimed = new List<DueDraft>();
        foreach (var draft in await free.AsNoTracking().OrderBy(draft => draft.DueAt).Take(Most).ToListAsync(ct))
        {
            var mine = await free.Where(known => known.PortalId == draft.PortalId && known.Version == draft.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(known => known.LeasedUntil, now + Lease), ct);
            if (mine == 1 && draft.Schedule is { } schedule)
            {
                claimed.Add(new DueDraft(draft.PortalId, string.Create(CultureInfo.InvariantCulture, $"\"{draft.Version}\""), schedule.Note, schedule.By));
            }
        }

        return TypedResults.Ok(new DueDrafts(claimed));
    }
}

/// <summary>Drafts to publish now.</summary>
internal sealed record DueDrafts(IReadOnlyList<DueDraft> Items);

/// <summary>A draft to publish now, in the name of whoever set the time.</summary>
/// <param name="IfMatch">The version that is meant.</param>
internal sealed record DueDraft(Guid PortalId, string IfMatch, string? Note, Publisher By);
