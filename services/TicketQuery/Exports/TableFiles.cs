using System.IO.Pipelines;
using Portal.ServiceDefaults.Files;

namespace Portal.TicketQuery.Exports;

/// <summary>Tables as files of the store.</summary>
internal static class TableFiles
{
    /// <summary>From the rows through a pipe into the store: of a million rows, a few are in memory. Nothing is kept when it fails.</summary>
    public static async Task<StoredFile> SaveTableAsync(this IFileStore files, StoredFile file, ExportFormat format, ExportTable table, CancellationToken ct)
    {
        var pipe = new Pipe();
        var writing = Task.Run(
            async () =>
            {
                try
                {
                    await format.WriteAsync(pipe.Writer.AsStream(leaveOpen: true), table, ct);
                    await pipe.Writer.CompleteAsync();
                }
                catch (Exception error)
                {
                    // The store throws it where it reads.
                    await pipe.Writer.CompleteAsync(error);
                }
            },
            CancellationToken.None);
        try
        {
            return await files.SaveAsync(file, pipe.Reader.AsStream(), ct);
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await writing;
        }
    }
}
