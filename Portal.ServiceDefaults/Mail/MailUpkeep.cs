using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.ServiceDefaults.Database;

namespace Portal.ServiceDefaults.Mail;

/// <summary>Removes mails that were sent or given up a week ago.</summary>
internal sealed class MailUpkeep<TDb>(IServiceProvider services, TimeProvider clock, ILogger<MailUpkeep<TDb>> logger)
    : Upkeep<TDb>(services, clock, logger, SweepAsync, "Old mails were not removed")
    where TDb : DbContext
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private static Task SweepAsync(TDb db, DateTimeOffset now, CancellationToken ct)
    {
        var before = now - Kept;
        return db.Set<QueuedMail>().Where(mail => mail.EndedAt < before).ExecuteDeleteAsync(ct);
    }
}
