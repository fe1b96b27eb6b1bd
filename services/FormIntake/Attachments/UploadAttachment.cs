using Microsoft.AspNetCore.Http.HttpResults;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments;

/// <summary>Takes one file in. It belongs to whoever uploaded it, who then names it in a message or submission.</summary>
internal static class UploadAttachment
{
    internal static async Task<Created<Result>> HandleAsync(HttpRequest request, Caller caller, IFileStore files, TimeProvider clock, CancellationToken ct)
    {
        var upload = await MultipartUpload.ReadAsync(request, FileRules.MaxBytes, ct);
        var now = clock.GetUtcNow();
        var file = new StoredFile(Guid.CreateVersion7(now), caller.PortalId, caller.Id, upload.Name, upload.ContentType, 0, now);
        var stored = await files.SaveAsync(file, upload.Content, ct);
        return TypedResults.Created($"/api/attachments/{stored.Id}", new Result(stored.Id, stored.Name, stored.Size, stored.ContentType));
    }

    internal sealed record Result(Guid Id, string Name, long Size, string ContentType);
}
