using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;
using Portal.ServiceDefaults.Mail;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Lists;

namespace Portal.TicketQuery.WeeklyMails;

/// <summary>Makes the mails that are due: the file first, then the mail and the next time in one transaction. Dying in between, it makes the same file and the same mail again.</summary>
internal sealed class WeeklyMailRun(IServiceScopeFactory scopes, IFileStore files, TimeProvider clock, ILogger<WeeklyMailRun> logger) : BackgroundService
{
    /// <summary>Larger ones many mail servers refuse.</summary>
    private const long MaxAttached = 10 * 1024 * 1024;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Weekly mails wait: {Reason}", error.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>All that are due.</summary>
    internal async Task SendDueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        foreach (var id in await scope.ServiceProvider.GetRequiredService<TicketQueryDb>().WeeklyMails.Where(mail => mail.NextAt <= now).OrderBy(mail => mail.NextAt).Select(mail => mail.ViewId).ToListAsync(ct))
        {
            try
            {
                await SendAsync(id, now, ct);
            }
            catch (DbUpdateException)
            {
                // Another replica was faster, or its owner has just changed it.
            }
        }
    }

    private async Task SendAsync(Guid viewId, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        var weekly = await db.WeeklyMails.FirstOrDefaultAsync(mail => mail.ViewId == viewId && mail.NextAt <= now, ct);
        var view = await db.ListViews.AsNoTracking().FirstOrDefaultAsync(known => known.Id == viewId, ct);
        if (weekly is null || view is null)
        {
            return;
        }

        var id = weekly.NextId;
        try
        {
            if (await MakeAsync(db, view, weekly, id, now, ct) is { } mail)
            {
                db.EnqueueMail(id, mail, now);
            }
        }
        catch (RuleException refused)
        {
            logger.LogInformation("The weekly mail of view {View} is left out: {Reason}", viewId, refused.Message);
        }

        // What was missed while nothing ran is sent once.
        weekly.NextAt = WeeklyMail.After(now, weekly.Day, weekly.Hour);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Null for whoever may see nothing here any more.</summary>
    private async Task<OutgoingMail?> MakeAsync(TicketQueryDb db, ListView view, WeeklyMail weekly, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.FindCallerAsync(view.PortalId, view.ContactId, ct) is not { } owner || ExportFormat.Find(weekly.Format) is not { } format)
        {
            return null;
        }

        var table = await TicketTable.OpenAsync(db, owner, ListQuery.Read(view.Query), ExportTexts.Of(weekly.Language), ct);
        var stored = await files.SaveTableAsync(new StoredFile(id, view.PortalId, Guid.Empty, format.FileName(now), format.MediaType, 0, now), format, table.Rows, ct);
        var portal = (await PortalView.OfAsync(db, view.PortalId, ct)).Display.PortalName ?? "";
        var attached = stored.Size <= MaxAttached;
        if (!attached)
        {
            await files.DeleteAsync(id, ct);
        }

        return WeeklyMailTexts.Compose(owner.Email, portal, view.Name, table.Rows.Written, attached, weekly.Language) with
        {
            Attachments = attached ? [new MailAttachment(id, stored.Name, stored.ContentType)] : [],
        };
    }
}
