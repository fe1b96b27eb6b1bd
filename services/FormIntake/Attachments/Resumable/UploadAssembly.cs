using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments.Resumable;

/// <summary>Makes a file of an upload's parts. Only then the upload is at its end, so a crash in between leaves it as it was before the last part.</summary>
internal sealed class UploadAssembly(FormIntakeDb db, IFileStore store, UploadedFiles files, UploadTaker uploads)
{
    /// <summary>Checks and scans the file as every upload. One that is refused takes the whole upload with it, as it would be refused again.</summary>
    public async Task FinishAsync(ResumableUpload upload, UploadPart last, Caller caller)
    {
        IReadOnlyList<Guid> parts = [.. upload.Parts.Select(part => part.FileId), last.FileId];
        var file = await AssembleAsync(upload, parts, caller);
        upload.Finish(file.Id);
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch
        {
            await files.RemoveAsync([file.Id]);
            throw;
        }

        await files.RemoveAsync(parts);
    }

    private async Task<StoredFile> AssembleAsync(ResumableUpload upload, IReadOnlyList<Guid> parts, Caller caller)
    {
        try
        {
            await using var content = new PartsStream(store, parts);
            var good = await FileRules.CheckAsync(upload.Name, content, CancellationToken.None, upload.Length);
            return await uploads.StoreAsync(caller, good, CancellationToken.None);
        }
        catch (InvalidInputException)
        {
            db.ResumableUploads.Remove(upload);
            await db.SaveChangesAsync(CancellationToken.None);
            await files.RemoveAsync(parts);
            throw;
        }
    }
}
