using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Exports.Jobs;

/// <summary>How far the caller's exports are.</summary>
internal static class GetExports
{
    public static async Task<Ok<List<ExportItem>>> ListAsync(Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        var stamp = await StampAsync(caller, db, ct);
        var jobs = await db.ExportJobs.AsNoTracking().OwnedBy(caller).OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Id).ToListAsync(ct);
        return TypedResults.Ok(jobs.ConvertAll(job => ExportItem.Of(job, stamp)));
    }

    public static async Task<Ok<ExportItem>> FindAsync(Guid id, Caller caller, TicketQueryDb db, CancellationToken ct) =>
        TypedResults.Ok(ExportItem.Of(await db.ExportJobs.AsNoTracking().OwnedBy(caller).FirstOrDefaultAsync(job => job.Id == id, ct) ?? throw NotFound(), await StampAsync(caller, db, ct)));

    public static RuleException NotFound() => RuleException.NotFound("This export");

    /// <summary>What the caller sees today; see <see cref="ExportJob.StampOf"/>.</summary>
    public static async Task<string> StampAsync(Caller caller, TicketQueryDb db, CancellationToken ct) =>
        ExportJob.StampOf(caller, await db.Portals.AsNoTracking().FirstOrDefaultAsync(portal => portal.Id == caller.PortalId, ct));

    /// <summary>Nobody else's.</summary>
    public static IQueryable<ExportJob> OwnedBy(this IQueryable<ExportJob> jobs, Caller caller) =>
        jobs.Where(job => job.PortalId == caller.PortalId && job.ContactId == caller.Id);
}

/// <summary>An export in the background.</summary>
/// <param name="Rows">Written so far.</param>
/// <param name="Total">How many there will be; null until that is known.</param>
internal sealed record ExportItem(Guid Id, string Format, ExportState State, long Rows, long? Total, DateTimeOffset CreatedAt)
{
    /// <param name="stamp">What its customer sees today: a file of other days is refused.</param>
    public static ExportItem Of(ExportJob job, string stamp) => new(
        job.Id, job.Format, job.State == ExportState.Done && job.Stamp != stamp ? ExportState.Refused : job.State, job.Rows, job.Total, job.CreatedAt);
}
