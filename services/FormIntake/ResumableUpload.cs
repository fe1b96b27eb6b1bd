using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake;

/// <summary>A file on its way in piece by piece. What has arrived is in parts on the file store; the file is made of them when the last one is there.</summary>
internal sealed class ResumableUpload
{
    /// <summary>Largest part, in bytes: what a broken connection or a killed service can cost at most.</summary>
    public const long MaxPartBytes = 8 * 1024 * 1024;

    /// <summary>How long an upload may take. Shorter than its parts are kept as uploads that nobody attached, so none goes before it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Many, as broken connections make small ones, and few enough to be kept in one row.</summary>
    private const int MaxParts = 10_000;

    public Guid Id { get; private set; }

    public Guid PortalId { get; private set; }

    /// <summary>Who uploads it, and may attach it in the end.</summary>
    public Guid OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What was said of the file when the upload began, as it was said: the protocol wants it back.</summary>
    public string Metadata { get; private set; } = "";

    /// <summary>Size of the whole file, in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>How much of it has arrived. Of two requests that continue at the same place, the one that moves this first counts.</summary>
    public long Offset { get; private set; }

    public IReadOnlyList<UploadPart> Parts { get; private set; } = [];

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The finished file; null until then.</summary>
    public Guid? AttachmentId { get; private set; }

    public static ResumableUpload Begin(Caller caller, string name, string metadata, long length, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PortalId = caller.PortalId,
        OwnerId = caller.Id,
        Name = name,
        Metadata = metadata,
        Length = length,
        ExpiresAt = now + Lifetime,
    };

    /// <summary>Refuses what does not continue where this ended.</summary>
    public void RequireOffset(long offset)
    {
        if (offset != Offset)
        {
            throw OffsetConflict();
        }

        if (Parts.Count >= MaxParts)
        {
            throw new InvalidInputException("file", "The file came in too many parts. Upload it again in larger ones.");
        }
    }

    /// <summary>Adds what has been stored.</summary>
    public void Append(UploadPart part)
    {
        Parts = [.. Parts, part];
        Offset += part.Length;
    }

    /// <summary>All has arrived and is one file now, so the parts are needed no more.</summary>
    public void Finish(Guid attachmentId)
    {
        Parts = [];
        Offset = Length;
        AttachmentId = attachmentId;
    }

    /// <summary>What a request is refused with that does not continue where the upload ended.</summary>
    public static RuleException OffsetConflict() => new("offset-conflict", "The upload does not continue here. Ask how far it is and go on from there.");
}

/// <summary>A piece of an upload: a file of its own on the file store, of <see cref="Length"/> bytes.</summary>
internal sealed record UploadPart(Guid FileId, long Length);
