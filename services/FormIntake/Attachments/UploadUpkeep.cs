using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Files;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments;

/// <summary>Gives up uploads that nobody attached in time, parts of unfinished ones among them. The row goes with the event, and Conversation, which knows what is on a message, removes the file.</summary>
internal sealed class UploadUpkeep(IServiceProvider services, TimeProvider clock, ILogger<UploadUpkeep> logger)
    : Upkeep<FormIntakeDb>(services, clock, logger, SweepAsync, "Uploads that nobody attached were not given up")
{
    private const int BatchSize = 100;

    /// <summary>For requests that came in time and are still at work.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>One sweep.</summary>
    internal static async Task SweepAsync(FormIntakeDb db, DateTimeOffset now, CancellationToken ct)
    {
        var before = now - FileRules.AttachWithin - Grace;
        while (await db.Uploads.Where(upload => upload.StoredAt < before).OrderBy(upload => upload.StoredAt).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } expired)
        {
            db.Uploads.RemoveRange(expired);
            db.Enqueue(new UploadsExpired([.. expired.Select(upload => upload.Id)]), expired[0].Id);
            await db.SaveChangesAsync(ct);
        }

        await db.ResumableUploads.Where(upload => upload.ExpiresAt < now - Grace).ExecuteDeleteAsync(ct);
    }
}
