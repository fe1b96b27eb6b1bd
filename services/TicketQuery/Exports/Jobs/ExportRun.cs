using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Lists;

namespace Portal.TicketQuery.Exports.Jobs;

/// <summary>Makes one export: for as long as it holds the job's row, which it says again every second together with how far it is.</summary>
/// <remarks>The file bears the job's id, so whoever makes it again after a crash replaces it, and there is one in the end.</remarks>
internal sealed class ExportRun(IServiceScopeFactory scopes, IFileStore files, TimeProvider clock, ILogger<ExportRun> logger)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    public async Task MakeAsync(Guid id, CancellationToken stopping)
    {
        var holder = Guid.CreateVersion7();
        if (await TakeAsync(id, holder, stopping) is not { } job)
        {
            return;
        }

        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var (state, rows, stamp) = (ExportState.Failed, 0L, "");
        try
        {
            (state, rows, stamp) = await WriteAsync(job, holder, lost);
        }
        catch (InvalidInputException)
        {
            state = ExportState.Refused;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // It goes on at the next start, or in another process.
            await ChangeAsync(id, holder, set => set.SetProperty(row => row.State, ExportState.Waiting).SetProperty(row => row.HeldUntil, (DateTimeOffset?)null).SetProperty(row => row.Attempts, job.Attempts - 1));
            return;
        }
        catch (OperationCanceledException)
        {
            await RemoveUnlessOthersAsync(id);
            return;
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "Export {Export} was interrupted", id);
            if (job.Attempts < ExportJob.MaxAttempts)
            {
                // The lease runs out, and then it is tried again.
                return;
            }
        }

        var ended = clock.GetUtcNow();
        if (!await ChangeAsync(id, holder, set => set.SetProperty(row => row.State, state).SetProperty(row => row.Rows, rows).SetProperty(row => row.Stamp, stamp).SetProperty(row => row.EndedAt, ended)))
        {
            await RemoveUnlessOthersAsync(id);
        }
    }

    /// <summary>The job, or null when somebody else has it or it was cancelled.</summary>
    private async Task<ExportJob?> TakeAsync(Guid id, Guid holder, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        var now = clock.GetUtcNow();
        var taken = await db.ExportJobs.Where(ExportJob.IsOpen).Where(job => job.Id == id && (job.HeldUntil == null || job.HeldUntil < now)).ExecuteUpdateAsync(
            set => set.SetProperty(job => job.State, ExportState.Running)
                .SetProperty(job => job.Holder, holder)
                .SetProperty(job => job.HeldUntil, now + Lease)
                .SetProperty(job => job.Attempts, job => job.Attempts + 1)
                .SetProperty(job => job.Rows, 0),
            ct);
        return taken == 0 ? null : await db.ExportJobs.AsNoTracking().FirstOrDefaultAsync(job => job.Id == id && job.Holder == holder, ct);
    }

    /// <summary>Writes the file of what its customer sees now.</summary>
    private async Task<(ExportState State, long Rows, string Stamp)> WriteAsync(ExportJob job, Guid holder, CancellationTokenSource lost)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(known => known.Id == job.PortalId, lost.Token);
        if (job.Attempts > ExportJob.MaxAttempts || ExportFormat.Find(job.Format) is not { } format)
        {
            return (ExportState.Failed, 0, "");
        }

        if (await db.FindCallerAsync(job.PortalId, job.ContactId, lost.Token) is not { } caller)
        {
            return (ExportState.Refused, 0, "");
        }

        var progress = new Progress();
        var beating = BeatAsync(job.Id, holder, progress, lost);
        try
        {
            var table = await TicketTable.OpenAsync(db, caller, ListQuery.Read(job.Query), ExportTexts.Of(job.Language), lost.Token);
            progress.Total = await table.Tickets.Once.LongCountAsync(lost.Token);
            progress.Table = table.Rows;

            // Nobody owns it as an upload, so nobody can put it on a ticket.
            await files.SaveTableAsync(new StoredFile(job.Id, job.PortalId, Guid.Empty, format.FileName(job.CreatedAt), format.MediaType, 0, clock.GetUtcNow()), format, table.Rows, lost.Token);
            return (ExportState.Done, table.Rows.Written, ExportJob.StampOf(caller, portal));
        }
        finally
        {
            await lost.CancelAsync();
            await beating;
        }
    }

    /// <summary>Says each second that it is still at it, and how far; stops the work when the row is not its own any more.</summary>
    private async Task BeatAsync(Guid id, Guid holder, Progress progress, CancellationTokenSource lost)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(lost.Token))
            {
                var (until, rows, total) = (clock.GetUtcNow() + Lease, progress.Table?.Written ?? 0, progress.Total);
                if (!await ChangeAsync(id, holder, set => set.SetProperty(job => job.HeldUntil, until).SetProperty(job => job.Rows, rows).SetProperty(job => job.Total, total)))
                {
                    await lost.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Done, or stopped.
        }
        catch (Exception error)
        {
            logger.LogWarning("Export {Export} could not say that it goes on: {Reason}", id, error.Message);
            await lost.CancelAsync();
        }
    }

    private async Task<bool> ChangeAsync(Guid id, Guid holder, Action<UpdateSettersBuilder<ExportJob>> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        return await db.ExportJobs.Where(job => job.Id == id && job.Holder == holder).ExecuteUpdateAsync(change, CancellationToken.None) == 1;
    }

    /// <summary>A cancelled export leaves no file; one that another process has taken over is that one's.</summary>
    private async Task RemoveUnlessOthersAsync(Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<TicketQueryDb>().ExportJobs.AnyAsync(job => job.Id == id))
        {
            await files.DeleteAsync(id, CancellationToken.None);
        }
    }

    /// <summary>How far it is, for the beat.</summary>
    private sealed class Progress
    {
        public ExportTable? Table { get; set; }

        public long? Total { get; set; }
    }
}
