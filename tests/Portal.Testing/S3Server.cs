using System.Diagnostics;

namespace Portal.Testing;

/// <summary>An S3-compatible server (<c>tests/s3-server</c>) on loopback with a bucket of its own; gone with its object or the process, however that ends.</summary>
public sealed class S3Server : IAsyncDisposable
{
    private static readonly string? Program = FindProgram();
    private readonly Process _process;

    private S3Server(Process process, string url) => (_process, Url) = (process, url);

    /// <summary>Why there is none; null when there is.</summary>
    public static string? Missing => Program is null ? "The S3 server of the tests is not installed: run npm ci in tests/s3-server." : null;

    /// <summary>Where it answers.</summary>
    public string Url { get; }

    /// <summary>The configuration of a file store on it.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Files:S3:Bucket"] = "attachments",
        ["Files:S3:ServiceUrl"] = Url,
        ["Files:S3:AccessKey"] = "S3RVER",
        ["Files:S3:SecretKey"] = "S3RVER",
    };

    /// <summary>Starts one.</summary>
    public static async Task<S3Server> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-s3-").FullName;
        var port = Ports.Free();

        // The shell ends the server when our end of the pipe closes, which even a killed test run does.
        var script = $"""
            node "{Program}" -s -d "{folder}" -a 127.0.0.1 -p {port} --no-vhost-buckets --configure-bucket attachments >/dev/null 2>&1 &
            server=$!
            cat >/dev/null
            kill -INT $server
            wait $server || true
            rm -rf "{folder}"
            """;
        var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" })!;
        var server = new S3Server(process, $"http://127.0.0.1:{port}");
        await Wait.ForAsync(() => AnswersAsync(server.Url), answers => answers, "the S3 server to start");
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(string url)
    {
        try
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(url);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string? FindProgram()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = Path.Combine(folder.FullName, "tests", "s3-server", "node_modules", "s3rver", "bin", "s3rver.js");
            if (File.Exists(program))
            {
                return program;
            }
        }

        return null;
    }
}
