using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Lists;

namespace Portal.TicketQuery.Exports.Jobs;

/// <summary>Has an export made in the background: one at a time for a person, a few for a portal.</summary>
internal static class StartExport
{
    private const int MostOfPortal = 2;

    /// <summary>Files of one person that are kept; an older one makes room.</summary>
    private const int MostKept = 5;

    public static async Task<Accepted<ExportItem>> HandleAsync(
        ExportRequest request, Caller caller, HttpContext http, TicketQueryDb db, IFileStore files, ExportSignal signal, TimeProvider clock, CancellationToken ct)
    {
        var format = ExportFormat.Read(request.Format, "format");
        var query = (request.Query ?? "").Trim().TrimStart('?');
        new Validation().Require(query.Length <= ExportJob.MaxQuery, "query", $"At most {ExportJob.MaxQuery} characters.").ThrowIfInvalid();
        await ListQuery.CheckAsync(query, zone: true, caller, db, ct);
        var job = new ExportJob
        {
            Id = Guid.CreateVersion7(),
            PortalId = caller.PortalId,
            ContactId = caller.Id,
            Format = format.Name,
            Query = query,
            Language = ExportTexts.For(http.Request.GetTypedHeaders().AcceptLanguage).Language,
            CreatedAt = clock.GetUtcNow(),
        };

        // Two requests at once wait for each other here, so neither overlooks the other. One with a key is in a transaction already.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.LockPortalAsync(caller.PortalId, ct);
        await RefuseTooManyAsync(db, caller, ct);
        var old = await db.ExportJobs.AsNoTracking().OwnedBy(caller).OrderByDescending(known => known.CreatedAt).ThenByDescending(known => known.Id).Select(known => known.Id).Skip(MostKept - 1).ToListAsync(ct);
        await db.ExportJobs.Where(known => old.Contains(known.Id)).ExecuteDeleteAsync(ct);
        db.ExportJobs.Add(job);
        await db.SaveChangesAsync(ct);
        await (transaction?.CommitAsync(ct) ?? Task.CompletedTask);
        signal.Wake();
        foreach (var id in old)
        {
            await files.DeleteAsync(id, ct);
        }

        return TypedResults.Accepted($"/api/ticket-exports/{job.Id}", ExportItem.Of(job, job.Stamp));
    }

    private static async Task RefuseTooManyAsync(TicketQueryDb db, Caller caller, CancellationToken ct)
    {
        var open = await db.ExportJobs.Where(ExportJob.IsOpen).Where(job => job.PortalId == caller.PortalId).Select(job => job.ContactId).ToListAsync(ct);
        if (open.Contains(caller.Id))
        {
            throw new RuleException("export-running", "Your last export is still being made. Wait until it is done, or cancel it.");
        }

        if (open.Count >= MostOfPortal)
        {
            throw new RuleException("exports-busy", "Other exports are being made at this moment. Please try again in a minute.", StatusCodes.Status429TooManyRequests) { RetryAfter = 30 };
        }
    }
}

/// <summary>An export as it is asked for.</summary>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Query">As in the address of a list, without cursor and limit.</param>
internal sealed record ExportRequest(string? Format, string? Query);
