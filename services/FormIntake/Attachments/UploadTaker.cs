using System.Security.Cryptography;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments;

/// <summary>Takes files in that were found good: stores them, and has them scanned before anybody learns their ids.</summary>
internal sealed class UploadTaker(UploadedFiles files, VirusCheck viruses, TimeProvider clock)
{
    /// <summary>Stores the file on its way in, without holding it in memory. It is the caller's then, and on nothing yet.</summary>
    public async Task<StoredFile> StoreAsync(Caller caller, CheckedFile upload, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var file = new StoredFile(Guid.CreateVersion7(now), caller.PortalId, caller.Id, upload.Name, upload.ContentType, 0, now);
        var stored = await files.SaveAsync(file, upload.Content, ct);
        try
        {
            await viruses.RefuseInfectedAsync(stored, caller, ct);
            return stored;
        }
        catch
        {
            await files.RemoveAsync([stored.Id]);
            throw;
        }
    }

    /// <summary>Stores the file once and answers by <paramref name="answer"/>: a repeat with the same <c>Idempotency-Key</c>, file name and content gets the first answer. Whatever keeps that from running takes the file away again.</summary>
    public async Task<IResult> TakeAsync(HttpContext http, CheckedFile upload, Func<StoredFile, Task<IResult>> answer, CancellationToken ct)
    {
        using var hash = SHA256.Create();
        await using var content = new CryptoStream(upload.Content, hash, CryptoStreamMode.Read, leaveOpen: true);
        var stored = await StoreAsync(Caller.Of(http), upload with { Content = content }, ct);
        var taken = false;
        try
        {
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
                await files.RemoveAsync([stored.Id]);
            }
        }
    }
}
