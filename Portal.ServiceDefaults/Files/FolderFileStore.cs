using System.Text.Json;
using Portal.ServiceDefaults.Errors;

namespace Portal.ServiceDefaults.Files;

/// <summary>Files in a folder that all services share. The description beside the content is written last, so a killed process leaves a whole file or none.</summary>
internal sealed class FolderFileStore : IFileStore
{
    private const int BufferSize = 128 * 1024;
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private readonly string _folder;
    private readonly string _unfinished;

    public FolderFileStore(string folder, TimeProvider clock)
    {
        _folder = Path.GetFullPath(folder);
        _unfinished = Path.Combine(_folder, "unfinished");
        Directory.CreateDirectory(_unfinished);
        var abandoned = clock.GetUtcNow().UtcDateTime - Abandoned;
        foreach (var file in Directory.EnumerateFiles(_unfinished).Where(file => File.GetLastWriteTimeUtc(file) < abandoned))
        {
            File.Delete(file);
        }
    }

    public async Task<StoredFile> SaveAsync(StoredFile file, Stream content, CancellationToken ct)
    {
        var size = await WriteAsync(PathOf(file.Id, ".bin"), target => content.CopyToAsync(target, BufferSize, ct));
        var stored = file with { Size = size };
        await WriteAsync(PathOf(file.Id, ".json"), target => JsonSerializer.SerializeAsync(target, stored, ServiceDefaultsSetup.Json, ct));
        return stored;
    }

    public async Task<StoredFile?> FindAsync(Guid id, CancellationToken ct)
    {
        try
        {
            await using var description = File.OpenRead(PathOf(id, ".json"));
            return await JsonSerializer.DeserializeAsync<StoredFile>(description, ServiceDefaultsSetup.Json, ct);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task<Stream> OpenAsync(Guid id, CancellationToken ct)
    {
        if (!File.Exists(PathOf(id, ".json")))
        {
            throw RuleException.NotFound("The file");
        }

        return Task.FromResult<Stream>(new FileStream(
            PathOf(id, ".bin"), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan));
    }

    /// <summary>The description first: without it the file is gone for everybody, whatever happens to the content.</summary>
    public Task DeleteAsync(Guid id, CancellationToken ct)
    {
        foreach (var path in new[] { PathOf(id, ".json"), PathOf(id, ".bin") }.Where(File.Exists))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    /// <summary>The end of an id is random (its start is the time), so folders fill evenly.</summary>
    private string PathOf(Guid id, string suffix)
    {
        var name = id.ToString("N");
        return Path.Combine(_folder, name[^4..^2], name[^2..], name + suffix);
    }

    /// <summary>Writes aside, forces to disk, then renames: the name exists only with its whole content.</summary>
    private async Task<long> WriteAsync(string path, Func<Stream, Task> write)
    {
        var aside = Path.Combine(_unfinished, Guid.NewGuid().ToString("N"));
        try
        {
            long size;
            await using (var target = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous))
            {
                await write(target);
                await target.FlushAsync(CancellationToken.None);
                target.Flush(flushToDisk: true);
                size = target.Length;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(aside, path, overwrite: true);
            return size;
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }
}
