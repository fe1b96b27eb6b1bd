using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Exports.Jobs;

/// <summary>Removes exports with their files when they have been kept for a day.</summary>
internal sealed class ExportUpkeep(IServiceProvider services, IFileStore files, TimeProvider clock, ILogger<ExportUpkeep> logger)
    : Upkeep<TicketQueryDb>(services, clock, logger, (db, now, ct) => SweepAsync(db, files, now, ct), "Old exports were not removed")
{
    /// <summary>One sweep. The file goes first: while it is there, its row says so.</summary>
    internal static async Task SweepAsync(TicketQueryDb db, IFileStore files, DateTimeOffset now, CancellationToken ct)
    {
        var before = now - ExportJob.Kept;
        foreach (var id in await db.ExportJobs.Where(job => job.EndedAt < before).Select(job => job.Id).ToListAsync(ct))
        {
            await files.DeleteAsync(id, ct);
            await db.ExportJobs.Where(job => job.Id == id).ExecuteDeleteAsync(ct);
        }
    }
}
