using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.ServiceDefaults.Mail;

/// <summary>Sends a service's waiting mails one by one, and those that failed again, each time after twice as long, for three days.</summary>
internal sealed class MailSender<TDb>(IServiceScopeFactory scopes, Mailer mailer, TimeProvider clock, ILogger<MailSender<TDb>> logger) : BackgroundService
    where TDb : DbContext
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <summary>Longer than sending takes: who has died while sending is followed by another.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Mails wait: {Reason}", error.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False when no mail is due.</summary>
    private async Task<bool> SendNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var mails = db.Set<QueuedMail>();
        var now = clock.GetUtcNow();
        if (await mails.AsNoTracking().Where(row => row.EndedAt == null && row.NextAt <= now).OrderBy(row => row.NextAt).FirstOrDefaultAsync(ct) is not { } mail)
        {
            return false;
        }

        // Two replicas see the same mail; one of them finds its time unchanged.
        var mine = mails.Where(row => row.Id == mail.Id);
        if (await mine.Where(row => row.NextAt == mail.NextAt).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now + Turn).SetProperty(row => row.Attempts, row => row.Attempts + 1), ct) == 0)
        {
            return true;
        }

        var files = scope.ServiceProvider.GetService<IFileStore>();
        var content = mail.Read();
        try
        {
            await SendAsync(mail.Id, content, files, ct);
            await EndAsync(mine, null);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            var final = IsFinal(error) || now - mail.CreatedAt > GiveUpAfter;
            var reason = error.Message.Length > QueuedMail.MaxError ? error.Message[..QueuedMail.MaxError] : error.Message;
            logger.LogWarning("Mail {Mail} was not taken{Final}: {Reason}", mail.Id, final ? " and is given up" : "", reason);
            if (!final)
            {
                var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(mail.Attempts, 20)));
                await mine.ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, now + pause).SetProperty(row => row.Error, reason), CancellationToken.None);
                return true;
            }

            await EndAsync(mine, reason);
        }

        foreach (var file in content.Attachments)
        {
            await files!.DeleteAsync(file.FileId, CancellationToken.None);
        }

        return true;
    }

    private async Task SendAsync(Guid id, OutgoingMail mail, IFileStore? files, CancellationToken ct)
    {
        var opened = new List<Stream>();
        try
        {
            foreach (var file in mail.Attachments)
            {
                opened.Add(await files!.OpenAsync(file.FileId, ct));
            }

            await mailer.SendAsync(id, mail, opened, ct);
        }
        finally
        {
            opened.ForEach(file => file.Dispose());
        }
    }

    /// <summary>What was in it is nobody's business any more.</summary>
    private Task EndAsync(IQueryable<QueuedMail> mail, string? error)
    {
        var now = clock.GetUtcNow();
        return mail.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.EndedAt, now).SetProperty(row => row.Error, error).SetProperty(row => row.Html, "").SetProperty(row => row.Text, ""),
            CancellationToken.None);
    }

    /// <summary>Trying again would change nothing: the server knows no such mailbox, or a file is gone.</summary>
    private static bool IsFinal(Exception error) => error is RuleException
        || error is SmtpFailedRecipientException { StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath };
}
