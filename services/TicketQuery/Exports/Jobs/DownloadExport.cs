using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Exports.Jobs;

/// <summary>The file of an export, for as long as its customer still sees what they saw when it was made.</summary>
internal static class DownloadExport
{
    public static async Task<IResult> HandleAsync(Guid id, Caller caller, HttpContext http, TicketQueryDb db, IFileStore files, TimeProvider clock, CancellationToken ct)
    {
        var job = await db.ExportJobs.AsNoTracking().OwnedBy(caller).FirstOrDefaultAsync(known => known.Id == id, ct);
        if (job is not { State: ExportState.Done, EndedAt: { } made } || made + ExportJob.Kept < clock.GetUtcNow())
        {
            throw GetExports.NotFound();
        }

        if (job.Stamp != await GetExports.StampAsync(caller, db, ct))
        {
            throw new RuleException("export-outdated", "What you are shown has changed since. Make the export again.", StatusCodes.Status404NotFound);
        }

        var format = ExportFormat.Read(job.Format, "format");
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(await files.OpenAsync(id, ct), format.MediaType, format.FileName(job.CreatedAt));
    }
}
