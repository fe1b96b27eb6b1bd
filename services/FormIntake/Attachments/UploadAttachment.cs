using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments;

/// <summary>Takes one file in. It belongs to whoever uploaded it, who then names it in a message or submission.</summary>
internal static class UploadAttachment
{
    internal static async Task<IResult> HandleAsync(HttpContext http, UploadTaker uploads, CancellationToken ct)
    {
        var upload = await MultipartUpload.ReadAsync(http.Request, FileRules.MaxBytes, ct);
        return await uploads.TakeAsync(http, upload, Answer, ct);
    }

    private static Task<IResult> Answer(StoredFile stored) => Task.FromResult<IResult>(
        TypedResults.Created($"/api/attachments/{stored.Id}", Result.Of(stored)));

    internal sealed record Result(Guid Id, string Name, long Size, string ContentType)
    {
        public static Result Of(StoredFile stored) => new(stored.Id, stored.Name, stored.Size, stored.ContentType);
    }
}
