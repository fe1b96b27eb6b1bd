using System.Text.Json;
using Portal.AppHost.Cli;

namespace Portal.AppHost.Hosting;

/// <summary>The folder that holds everything of one installation. One process at a time may run on it.</summary>
internal sealed class DataFolder : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Takes the folder for this process; the operating system lets go of it when the process ends, however it ends.</summary>
    public static DataFolder Claim(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            var held = new FileStream(System.IO.Path.Combine(full, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataFolder(full, held);
        }
        catch (UnauthorizedAccessException)
        {
            throw new Refusal($"{full} cannot be written by this user. Choose another folder with --data.");
        }
        catch (IOException error) when (Directory.Exists(full) && File.Exists(System.IO.Path.Combine(full, ".lock")) && error is not DirectoryNotFoundException)
        {
            var running = RunFile.Read(full);
            var where = running is null ? "" : $" (process {running.Pid}, {running.Gateway})";
            throw new Refusal($"Portal is already running on {full}{where}. Stop it first, or choose another folder with --data.");
        }
        catch (IOException error)
        {
            throw new Refusal($"{full} cannot be used: {error.Message}");
        }
    }

    /// <summary>A path inside; the folder it lies in exists afterwards.</summary>
    public string FilePath(params string[] parts)
    {
        var file = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        return file;
    }

    /// <summary>A folder inside, created when missing.</summary>
    public string Folder(params string[] parts) => Directory.CreateDirectory(System.IO.Path.Combine([Path, .. parts])).FullName;

    /// <summary>The first start decides about demo data and database; later ones must agree, else demo sign-ins would appear in a real portal or its tickets seem lost.</summary>
    public Choices Remember(bool noDemo, string? database)
    {
        var file = System.IO.Path.Combine(Path, "portal.json");
        if (!File.Exists(file))
        {
            var first = new Choices(!noDemo, database ?? Environment.GetEnvironmentVariable("Database__Provider") ?? "sqlite");
            File.WriteAllText(file, JsonSerializer.Serialize(first, Json));
            return first;
        }

        var known = JsonSerializer.Deserialize<Choices>(File.ReadAllText(file), Json)!;
        if (noDemo && known.Demo)
        {
            throw new Refusal($"{Path} holds the demo portal. Use another folder with --data, or delete it, to start without the demo.");
        }

        if (database is not null && database != known.Database)
        {
            throw new Refusal($"{Path} was started with --database {known.Database}. Its tickets are there; use another folder with --data for {database}.");
        }

        return known;
    }

    public void Dispose() => _lock.Dispose();
}

/// <summary>What the first start on a data folder decided.</summary>
internal sealed record Choices(bool Demo, string Database);
