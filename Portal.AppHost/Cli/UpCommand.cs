using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Portal.AppHost.Hosting;

namespace Portal.AppHost.Cli;

/// <summary><c>up</c>: claims the data folder, picks the mode and runs the portal until it is told to stop.</summary>
internal static class UpCommand
{
    private const int PortAttempts = 6;

    public static async Task<int> RunAsync(UpOptions options, string[]? aspireArgs = null)
    {
        var mode = options.Mode ?? await DefaultModeAsync();
        if (mode == "aspire" && !AspireIsCompiledIn)
        {
            throw new Refusal("This build has no Aspire: the package feed did not serve it. Use --mode embedded or --mode processes.");
        }

        using var data = DataFolder.Claim(options.Data);
        await RequireFreePortAsync(options.Listen, options.Port);
        var choices = data.Remember(options.NoDemo, options.Database);
        if (mode == "embedded" && choices.Database == "postgres" && Environment.GetEnvironmentVariable("Database__Connection") is null)
        {
            throw new Refusal("The embedded mode starts no database server: use --mode processes for PostgreSQL, or set Database__Connection.");
        }

        var run = new UpRun(options, data, Keys.In(data), choices, mode);
        using var stop = new StopSignal();
        switch (mode)
        {
            case "embedded":
                await EmbeddedHost.RunAsync(run, stop.Token);
                return 0;
            case "processes":
                await ProcessesHost.RunAsync(run, stop.Token);
                return 0;
            default:
#if FULL_FEED
                await AspireHost.RunAsync(run, aspireArgs ?? [], stop.Token);
                return 0;
#else
                throw new Refusal($"Mode {mode} is not part of this build.");
#endif
        }
    }

    private static async Task<string> DefaultModeAsync() =>
        AspireIsCompiledIn && await ContainersCanRunAsync() ? "aspire" : "embedded";

#if FULL_FEED
    private const bool AspireIsCompiledIn = true;
#else
    private const bool AspireIsCompiledIn = false;
#endif

    /// <summary>Whether Docker or Podman answers; a client without its engine does not count.</summary>
    private static async Task<bool> ContainersCanRunAsync()
    {
        foreach (var engine in (string[])["docker", "podman"])
        {
            try
            {
                using var info = Process.Start(new ProcessStartInfo(engine, "info") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await Task.WhenAll(info.StandardOutput.ReadToEndAsync(limit.Token), info.StandardError.ReadToEndAsync(limit.Token));
                await info.WaitForExitAsync(limit.Token);
                if (info.ExitCode == 0)
                {
                    return true;
                }
            }
            catch (Exception error) when (error is System.ComponentModel.Win32Exception or OperationCanceledException)
            {
                // Not installed, or not answering.
            }
        }

        return false;
    }

    /// <summary>The gateway of a run that was just killed may take a moment to let go.</summary>
    private static async Task RequireFreePortAsync(IPAddress address, int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var probe = new TcpListener(address, port);
                probe.Start();
                return;
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse && attempt < PortAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
            catch (SocketException error)
            {
                throw new Refusal(error.SocketErrorCode switch
                {
                    SocketError.AddressAlreadyInUse => $"Port {port} is in use. Choose another one: ./portal up --port {port + 1}",
                    SocketError.AccessDenied => $"Port {port} needs more rights than this user has. Choose one above 1023: ./portal up --port 8080",
                    _ => $"{address}:{port} cannot be listened on: {error.Message}",
                });
            }
        }
    }
}
