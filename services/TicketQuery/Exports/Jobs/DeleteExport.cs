using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Files;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Exports.Jobs;

/// <summary>Cancels an export, or removes one that has ended. Who is writing it finds its row gone and stops.</summary>
internal static class DeleteExport
{
    public static async Task<NoContent> HandleAsync(Guid id, Caller caller, TicketQueryDb db, IFileStore files, CancellationToken ct)
    {
        if (await db.ExportJobs.OwnedBy(caller).Where(job => job.Id == id).ExecuteDeleteAsync(ct) == 0)
        {
            throw GetExports.NotFound();
        }

        await files.DeleteAsync(id, ct);
        return TypedResults.NoContent();
    }
}
