using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.FormIntake.Attachments.Resumable;

internal static class OwnUploads
{
    /// <summary>An upload of the caller's to this portal; to anybody else it does not exist (404). One whose time is over is gone (410).</summary>
    public static async Task<ResumableUpload> OwnUploadAsync(this FormIntakeDb db, Guid id, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var upload = await db.ResumableUploads.FirstOrDefaultAsync(upload => upload.Id == id && upload.PortalId == caller.PortalId && upload.OwnerId == caller.Id, ct)
            ?? throw RuleException.NotFound("The upload");
        return now < upload.ExpiresAt
            ? upload
            : throw new RuleException("upload-expired", "The upload took too long and was given up. Upload the file again.", StatusCodes.Status410Gone);
    }
}
