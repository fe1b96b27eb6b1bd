using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace Portal.Testing;

/// <summary>A real SMTP server (<c>tests/smtp-server</c>) on loopback; gone with its object or the process, however that ends.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private static readonly string? Program = FindProgram();
    private readonly Process _process;
    private readonly string _folder;

    private SmtpServer(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    /// <summary>Why there is none; null when there is.</summary>
    public static string? Missing => Program is null ? "The SMTP server of the tests is not installed: run npm ci in tests/smtp-server." : null;

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The configuration of a service that sends by it.</summary>
    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["Mail:From"] = "Contoso <portal@contoso.test>",
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = $"{Port}",
        ["Mail:Smtp:StartTls"] = "false",
        ["Mail:Smtp:User"] = "portal",
        ["Mail:Smtp:Password"] = "sesame",
    };

    /// <summary>What it has taken so far.</summary>
    public IReadOnlyList<TakenMail> Mails => [.. Directory.GetFiles(_folder, "*.json").Order(StringComparer.Ordinal)
        .Select(file => JsonSerializer.Deserialize<TakenMail>(File.ReadAllText(file), JsonSerializerOptions.Web)!)];

    /// <summary>Starts one.</summary>
    public static async Task<SmtpServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-smtp-").FullName;
        var port = Ports.Free();

        // The shell ends the server when our end of the pipe closes, which even a killed test run does.
        var script = $"""
            node "{Program}" {port} "{folder}" >/dev/null 2>&1 &
            server=$!
            cat >/dev/null
            kill -INT $server
            wait $server || true
            rm -rf "{folder}"
            """;
        var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" })!;
        var server = new SmtpServer(process, folder, port);
        await Wait.ForAsync(() => AnswersAsync(port), answers => answers, "the SMTP server to start");
        return server;
    }

    /// <summary>Waits until it has taken so many mails.</summary>
    public Task<IReadOnlyList<TakenMail>> WaitForAsync(int count) => Wait.ForAsync(() => Task.FromResult(Mails), mails => mails.Count >= count, $"{count} mail(s)");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string? FindProgram()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var server = Path.Combine(folder.FullName, "tests", "smtp-server");
            if (Directory.Exists(Path.Combine(server, "node_modules", "smtp-server")))
            {
                return Path.Combine(server, "server.js");
            }
        }

        return null;
    }
}

/// <summary>A mail as the server got it: its envelope, who signed in, and headers with content.</summary>
public sealed record TakenMail(string From, IReadOnlyList<string> To, string? User, string Raw)
{
    /// <summary>A header's value; null where there is none.</summary>
    public string? Header(string name) => Raw.Split("\r\n\r\n")[0].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
