using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>Takes the next part of an upload, or as much of it as arrives. With the last one the parts become the file, which then is an attachment like any other.</summary>
internal sealed class AppendToUpload(FormIntakeDb db, UploadedFiles files, UploadAssembly assembly, TimeProvider clock)
{
    internal static async Task<NoContent> HandleAsync(Guid id, HttpContext http, Caller caller, AppendToUpload append, CancellationToken ct)
    {
        Tus.Tell(http.Response, await append.RunAsync(id, http, caller, ct));
        return TypedResults.NoContent();
    }

    private async Task<ResumableUpload> RunAsync(Guid id, HttpContext http, Caller caller, CancellationToken ct)
    {
        PartBody.RequireType(http.Request);
        var offset = Tus.BytesIn(http.Request, Tus.OffsetHeader);
        var upload = await db.OwnUploadAsync(id, caller, clock.GetUtcNow(), ct);
        upload.RequireOffset(offset);
        if (upload.AttachmentId is not null)
        {
            return upload;
        }

        var body = await PartBody.OfAsync(http, upload, ct);
        if (await StoreAsync(upload, body) is { } part)
        {
            await AddAsync(upload, part, caller);
        }

        return upload;
    }

    /// <summary>Not to be stopped: what arrives counts, even when its sender has gone. The part belongs to its upload, not to a person, so nobody can attach it.</summary>
    private async Task<UploadPart?> StoreAsync(ResumableUpload upload, Stream body)
    {
        var now = clock.GetUtcNow();
        var file = new StoredFile(Guid.CreateVersion7(now), upload.PortalId, upload.Id, upload.Name, "application/octet-stream", 0, now);
        var stored = await files.SaveAsync(file, body, CancellationToken.None);
        if (stored.Size == 0)
        {
            await files.RemoveAsync([stored.Id]);
            return null;
        }

        return new UploadPart(stored.Id, stored.Size);
    }

    private async Task AddAsync(ResumableUpload upload, UploadPart part, Caller caller)
    {
        try
        {
            if (upload.Offset + part.Length == upload.Length)
            {
                await assembly.FinishAsync(upload, part, caller);
            }
            else
            {
                upload.Append(part);
                await db.SaveChangesAsync(CancellationToken.None);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another request was first at this place.
            await files.RemoveAsync([part.FileId]);
            throw ResumableUpload.OffsetConflict();
        }
        catch
        {
            await files.RemoveAsync([part.FileId]);
            throw;
        }
    }
}
