using Microsoft.AspNetCore.Http.HttpResults;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>What has become of an upload: the attachment, as an upload in one piece is answered. No part of the protocol.</summary>
internal static class GetUploaded
{
    internal static async Task<Ok<UploadAttachment.Result>> HandleAsync(Guid id, Caller caller, FormIntakeDb db, IFileStore files, TimeProvider clock, CancellationToken ct)
    {
        var upload = await db.OwnUploadAsync(id, caller, clock.GetUtcNow(), ct);
        var attachment = upload.AttachmentId ?? throw new RuleException("upload-unfinished", "The upload is not finished.");
        var file = await files.FindAsync(attachment, ct) ?? throw RuleException.NotFound("The file");
        return TypedResults.Ok(UploadAttachment.Result.Of(file));
    }
}
