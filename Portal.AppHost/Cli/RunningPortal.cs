using Portal.AppHost.Hosting;

namespace Portal.AppHost.Cli;

/// <summary>A portal that runs on this machine, as the options of a command name it.</summary>
/// <param name="Slug">Which portal of the installation.</param>
/// <param name="Port">Port of the gateway; null for the one that runs on the data folder.</param>
/// <param name="Data">The data folder as given to <c>up</c>; it holds the key.</param>
internal sealed record RunningPortal(string Slug, int? Port, string Data)
{
    /// <summary>Where its gateway is.</summary>
    public string Gateway => Port is { } port ? $"http://127.0.0.1:{port}" : RunFile.Read(Data)?.Gateway ?? $"http://127.0.0.1:{UpOptions.DefaultPort}";

    /// <summary>Reads <c>--portal</c>, <c>--port</c> and <c>--data</c>; asks <paramref name="question"/> when no portal is named.</summary>
    public static RunningPortal Parse(Arguments given, string question)
    {
        var slug = given.Value("--portal");
        var port = given.Port("--port");
        var data = given.Value("--data") ?? UpOptions.DefaultData;
        return new RunningPortal(slug ?? throw new Refusal($"{question} Add --portal SLUG (the demo's is demo).", Refusal.Usage), port, data);
    }

    /// <summary>The key that lets the command line act as administrator and operator.</summary>
    public async Task<string> ReadKeyAsync()
    {
        var file = Path.Combine(Data, "keys", "operator.key");
        try
        {
            return (await File.ReadAllTextAsync(file)).Trim();
        }
        catch (UnauthorizedAccessException)
        {
            throw new Refusal($"{file} cannot be read by this user. Run this as the user that runs the portal.");
        }
        catch (IOException)
        {
            throw new Refusal($"There is no key in {file}. Give the folder the portal runs on with --data; ./portal up creates it.");
        }
    }
}
