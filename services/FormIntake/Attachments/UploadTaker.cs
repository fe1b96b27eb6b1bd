using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments;

/// <summary>Stores what was uploaded, once: a repeat with the same <c>Idempotency-Key</c>, file name and content gets the first answer.</summary>
internal sealed class UploadTaker(FormIntakeDb db, IFileStore files, TimeProvider clock)
{
    /// <summary>Stores the file on its way in, without holding it in memory, and answers by <paramref name="answer"/>. Whatever keeps that from running takes the file away again.</summary>
    public async Task<IResult> TakeAsync(HttpContext http, CheckedFile upload, Func<StoredFile, Task<IResult>> answer, CancellationToken ct)
    {
        var (caller, now) = (Caller.Of(http), clock.GetUtcNow());
        var file = new StoredFile(Guid.CreateVersion7(now), caller.PortalId, caller.Id, upload.Name, upload.ContentType, 0, now);
        var taken = false;
        db.Uploads.Add(new Upload(file.Id, now));
        await db.SaveChangesAsync(ct);
        try
        {
            using var hash = SHA256.Create();
            await using var content = new CryptoStream(upload.Content, hash, CryptoStreamMode.Read, leaveOpen: true);
            var stored = await files.SaveAsync(file, content, ct);

            // What parts the pieces of a multipart body is different each time, so the body itself cannot be compared.
            return await Idempotency.OnceAsync(http, $"{stored.Name}\n{Convert.ToHexString(hash.Hash!)}", async () =>
            {
                var result = await answer(stored);
                taken = true;
                return result;
            });
        }
        finally
        {
            if (!taken)
            {
                await files.DeleteAsync(file.Id, CancellationToken.None);
                await db.Uploads.Where(known => known.Id == file.Id).ExecuteDeleteAsync(CancellationToken.None);
            }
        }
    }
}
