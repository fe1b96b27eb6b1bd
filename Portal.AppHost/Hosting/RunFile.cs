using System.Text.Json;

namespace Portal.AppHost.Hosting;

/// <summary><c>run.json</c> in the data folder: where everything of the running portal is, for tests and tools.</summary>
internal sealed class RunFile(DataFolder data, string mode, string gateway)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly Lock _lock = new();
    private RunInfo _info = new(Environment.ProcessId, mode, gateway, false, new SortedDictionary<string, RunProcess>(StringComparer.Ordinal));

    /// <summary>What was last written in <paramref name="folder"/>, or null. The process in it may be gone.</summary>
    public static RunInfo? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<RunInfo>(File.ReadAllText(Path.Combine(folder, "run.json")), Json);
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Changes the file as a whole, so that a reader never sees half of it.</summary>
    public void Update(Func<RunInfo, RunInfo> change)
    {
        lock (_lock)
        {
            _info = change(_info);
            var file = Path.Combine(data.Path, "run.json");
            Keys.WritePrivate(file + ".new", JsonSerializer.Serialize(_info, Json));
            File.Move(file + ".new", file, overwrite: true);
        }
    }

    /// <summary>Notes a process that has started, or started again.</summary>
    public void Note(string name, RunProcess process) => Update(info =>
    {
        info.Processes[name] = process;
        return info;
    });

    /// <summary>The portal has stopped.</summary>
    public void Delete() => File.Delete(Path.Combine(data.Path, "run.json"));
}

/// <summary>A running portal. <see cref="Ready"/> turns true once everything was healthy.</summary>
/// <param name="Pid">The host.</param>
/// <param name="Processes">Services, gateway and the servers started for them, by name. Embedded, all are the host's own process.</param>
internal sealed record RunInfo(int Pid, string Mode, string Gateway, bool Ready, SortedDictionary<string, RunProcess> Processes);

/// <summary>One process and how to reach it.</summary>
/// <param name="Url">A service's address; null for servers.</param>
/// <param name="Connection">A server's connection string, with its password; null for services.</param>
internal sealed record RunProcess(int Pid, int Port, string? Url = null, string? Connection = null);
