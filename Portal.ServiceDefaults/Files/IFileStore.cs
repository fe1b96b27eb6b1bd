using Portal.ServiceDefaults.Auth;

namespace Portal.ServiceDefaults.Files;

/// <summary>Uploaded files. Each is written once and never changed; who may read one is decided by whoever asks.</summary>
public interface IFileStore
{
    /// <summary>Stores <paramref name="content"/> to its end; the answer has the real <see cref="StoredFile.Size"/>. Nothing is kept when the stream fails.</summary>
    Task<StoredFile> SaveAsync(StoredFile file, Stream content, CancellationToken ct);

    /// <summary>What is known about a file, or null when there is none.</summary>
    Task<StoredFile?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>The content from its start; a missing file is not found (404). The caller disposes it.</summary>
    Task<Stream> OpenAsync(Guid id, CancellationToken ct);

    /// <summary>Removes a file. One that is not there, or only in part, is no error.</summary>
    Task DeleteAsync(Guid id, CancellationToken ct);
}

/// <summary>A stored file; <see cref="Size"/> in bytes.</summary>
/// <param name="OwnerId">The contact or member of staff who uploaded it; only they may attach it.</param>
public sealed record StoredFile(Guid Id, Guid PortalId, Guid OwnerId, string Name, string ContentType, long Size, DateTimeOffset StoredAt)
{
    /// <summary>Whether <paramref name="caller"/> may put the file on a message or submission: their own upload to this portal, and not one that is about to be removed.</summary>
    public bool MayBeAttachedBy(Caller caller, DateTimeOffset now) =>
        PortalId == caller.PortalId && OwnerId == caller.Id && now < StoredAt + FileRules.AttachWithin;
}
