using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Portal.Testing;

/// <summary>The whole product, started as a user would with <c>up</c>, on a port and data folder of its own.</summary>
public sealed class PortalRun : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const int SigKill = 9;
    private const int SigStop = 19;
    private const int SigCont = 18;
    private readonly StringBuilder _output = new();
    private readonly string[] _arguments;
    private readonly IReadOnlyDictionary<string, string>? _environment;
    private readonly bool _ownsData;
    private Process _process;

    private PortalRun(string data, bool ownsData, int port, string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        (Data, _ownsData, _arguments, _environment) = (data, ownsData, arguments, environment);
        Address = new Uri($"http://127.0.0.1:{port}/");
        _process = Launch();
    }

    /// <summary>Where the gateway answers.</summary>
    public Uri Address { get; }

    /// <summary>The data folder.</summary>
    public string Data { get; }

    /// <summary>Everything the program has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the product and returns once <c>/health</c> says ready.</summary>
    /// <param name="mode">embedded or processes.</param>
    /// <param name="options">Further options of <c>up</c>, as in <c>--no-demo</c>.</param>
    public static Task<PortalRun> StartAsync(string mode, string? data = null, params string[] options) => StartWithAsync(null, mode, data, options);

    /// <summary>The same with further environment variables.</summary>
    public static async Task<PortalRun> StartWithAsync(IReadOnlyDictionary<string, string>? environment, string mode, string? data = null, params string[] options)
    {
        var port = Ports.Free();
        var folder = data ?? Directory.CreateTempSubdirectory("portal-run-").FullName;
        var run = new PortalRun(folder, data is null, port, ["up", "--mode", mode, "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", folder, .. options], environment);
        try
        {
            await run.ReadyAsync();
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until every service is ready.</summary>
    public async Task ReadyAsync(int seconds = 90)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            await Wait.ForAsync(
                async () => _process.HasExited ? throw new InvalidOperationException("The program ended.") : await StatusAsync(http),
                status => status == HttpStatusCode.OK,
                "the portal to be healthy",
                seconds);
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"The portal did not become healthy. It printed:\n{Output}", error);
        }
    }

    /// <summary>Signs in and returns a client with that session.</summary>
    public Task<PortalClient> SignInAsync(string email, string password = "portal-demo") => PortalClient.SignInAsync(Address, email, password);

    /// <summary>Runs another command on this portal, as <c>./portal COMMAND --data …</c> would; its exit code and all it printed.</summary>
    public async Task<(int Code, string Output)> CommandAsync(params string[] command)
    {
        using var process = Process.Start(Host([.. command, "--data", Data]))!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }

    /// <summary>Process ids by part (service names, rabbitmq, redis, postgres), as the program wrote them.</summary>
    public IReadOnlyDictionary<string, int> ProcessIds()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Data, "run.json")));
        return document.RootElement.GetProperty("processes").EnumerateObject()
            .ToDictionary(part => part.Name, part => part.Value.GetProperty("pid").GetInt32(), StringComparer.Ordinal);
    }

    /// <summary><c>kill -9</c> of one part.</summary>
    public void Kill(string part) => Signal(ProcessIds()[part], SigKill);

    /// <summary>Makes a part hang (SIGSTOP) until the result is disposed: connections stay open and nothing answers, which is worse than being away.</summary>
    public IDisposable Pause(string part)
    {
        var pid = ProcessIds()[part];
        Signal(pid, SigStop);
        return new Resume(pid);
    }

    /// <summary><c>kill -9</c> of the program itself, then a fresh start on the same data and port.</summary>
    public async Task KillAndRestartAsync()
    {
        Signal(_process.Id, SigKill);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = Launch();
        await ReadyAsync();
    }

    /// <summary>Ctrl-C; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            Signal(_process.Id, SigTerm);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Signal(_process.Id, SigKill);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }

        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        if (_ownsData)
        {
            try
            {
                Directory.Delete(Data, recursive: true);
            }
            catch (IOException)
            {
                // A server that is just ending may still write; the system's temporary folder is cleaned anyway.
            }
        }
    }

    /// <summary>The folder of the solution, found upwards from the tests.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Portal.sln was not found above the tests.");
    }

    private static ProcessStartInfo Host(IEnumerable<string> arguments)
    {
        // The configuration the tests were built in decides which host they run.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var host = Path.Combine(RepositoryRoot(), "artifacts", "bin", "Portal.AppHost", configuration, "Portal.AppHost.dll");
        return new ProcessStartInfo("dotnet", [host, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
    }

    private Process Launch()
    {
        var start = Host(_arguments);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Gateway__SignInsPerMinute"] = "100000";
        start.Environment["Gateway__RequestsPerMinute"] = "10000000";
        foreach (var (name, value) in _environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Remember(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("health", UriKind.Relative));
            return answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return HttpStatusCode.ServiceUnavailable;
        }
    }

    private static void Signal(int pid, int signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{pid}"]);
        kill.WaitForExit();
    }

    private sealed class Resume(int pid) : IDisposable
    {
        public void Dispose() => Signal(pid, SigCont);
    }
}
