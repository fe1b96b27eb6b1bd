using Microsoft.EntityFrameworkCore;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Files;

namespace Portal.FormIntake.Attachments;

/// <summary>Files of uploads on the store, none of them unknown: each has its row first, and one that fails on its way leaves neither.</summary>
internal sealed class UploadedFiles(FormIntakeDb db, IFileStore files)
{
    /// <summary>Stores <paramref name="content"/> to its end.</summary>
    public async Task<StoredFile> SaveAsync(StoredFile file, Stream content, CancellationToken ct)
    {
        db.Uploads.Add(new Upload(file.Id, file.StoredAt));
        await db.SaveChangesAsync(ct);
        try
        {
            return await files.SaveAsync(file, content, ct);
        }
        catch
        {
            await RemoveAsync([file.Id]);
            throw;
        }
    }

    /// <summary>Removes files that are needed no more. Not to be stopped: what is gone half-way is swept a day later.</summary>
    public async Task RemoveAsync(IReadOnlyCollection<Guid> ids)
    {
        foreach (var id in ids)
        {
            await files.DeleteAsync(id, CancellationToken.None);
        }

        await db.Uploads.Where(upload => ids.Contains(upload.Id)).ExecuteDeleteAsync(CancellationToken.None);
    }
}
