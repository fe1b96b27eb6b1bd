using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.Conversations.Attachments;

/// <summary>Finds the uploads a message names: the caller's own, of this portal, not too old, on no message yet, ten at most.</summary>
internal sealed class AttachmentPicker(ConversationDb db, IFileStore store, TimeProvider clock)
{
    private const int MaxFiles = 10;
    private const string Field = "attachmentIds";

    public async Task<IReadOnlyList<AttachmentRef>> PickAsync(IReadOnlyList<Guid>? requested, Caller caller, CancellationToken ct)
    {
        var ids = requested?.Distinct().ToList() ?? [];
        if (ids.Count == 0)
        {
            return [];
        }

        if (ids.Count > MaxFiles)
        {
            throw new InvalidInputException(Field, $"At most {MaxFiles} files.");
        }

        var files = new List<AttachmentRef>();
        foreach (var id in ids)
        {
            // One answer for absent and foreign files: an id must not be probed.
            var file = await store.FindAsync(id, ct);
            if (file?.MayBeAttachedBy(caller, clock.GetUtcNow()) != true)
            {
                throw new InvalidInputException(Field, "One of the files was not found. Upload it again.");
            }

            files.Add(new AttachmentRef(file.Id, file.Name, file.Size, file.ContentType));
        }

        return await db.Attachments.AnyAsync(taken => ids.Contains(taken.Id), ct) ? throw Taken() : files;
    }

    /// <summary>Saves; of two messages that took the same file at the same moment, the second ends here.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        var ids = db.ChangeTracker.Entries<Attachment>().Select(entry => entry.Entity.Id).ToList();
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (ids.Count > 0 && error is not DbUpdateConcurrencyException)
        {
            // EF has gone back to its savepoint, so the transaction still answers.
            if (await db.Attachments.AnyAsync(taken => ids.Contains(taken.Id), ct))
            {
                throw Taken();
            }

            throw;
        }
    }

    private static InvalidInputException Taken() => new(Field, "One of the files is on another message already.");
}
