using Microsoft.AspNetCore.Http.HttpResults;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>Gives an upload up. What has become an attachment stays: it may be on a message already, and goes like any other if it is on none.</summary>
internal static class EndUpload
{
    internal static async Task<NoContent> HandleAsync(Guid id, Caller caller, FormIntakeDb db, UploadedFiles files, TimeProvider clock, CancellationToken ct)
    {
        var upload = await db.OwnUploadAsync(id, caller, clock.GetUtcNow(), ct);
        db.ResumableUploads.Remove(upload);
        await db.SaveChangesAsync(ct);
        await files.RemoveAsync([.. upload.Parts.Select(part => part.FileId)]);
        return TypedResults.NoContent();
    }
}
