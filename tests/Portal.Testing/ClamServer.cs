using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Portal.Testing;

/// <summary>ClamAV's daemon on loopback, knowing a single signature: that of the test file which every scanner takes for a virus. Started on first use and gone with the process, however that ends.</summary>
public static class ClamServer
{
    private const string Program = "/usr/sbin/clamd";
    private static readonly Lazy<Task<int>> Shared = new(StartAsync);

    /// <summary>Held on to: its end of the pipe closes when it is collected.</summary>
    private static Process? _process;

    /// <summary>Why there is none; null when there is.</summary>
    public static string? Missing => File.Exists(Program) ? null : "ClamAV is not installed; './portal doctor' says how to get it.";

    /// <summary>The harmless file (eicar.org). In two pieces, or scanners would find it in the sources.</summary>
    public static byte[] TestVirus { get; } = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*");

    /// <summary>The configuration of a service that has its files scanned.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> SettingsAsync() => Settings(await Shared.Value);

    /// <summary>The same for a daemon on <paramref name="port"/>.</summary>
    public static IReadOnlyDictionary<string, string?> Settings(int port) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Files:ClamAV:Host"] = "127.0.0.1",
        ["Files:ClamAV:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static async Task<int> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-clam-").FullName;
        var port = Ports.Free();
        await File.WriteAllTextAsync(Path.Combine(folder, "test.ndb"), $"Test-Virus:0:*:{Convert.ToHexStringLower(TestVirus)}\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "clamd.conf"),
            $"TCPSocket {port}\nTCPAddr 127.0.0.1\nDatabaseDirectory {folder}\nTemporaryDirectory {folder}\nForeground yes\nSelfCheck 0\nStreamMaxLength 30M\n");

        // The shell ends it when our end of the pipe closes, which even a killed test run does.
        var script = $"""
            "{Program}" -c "{folder}/clamd.conf" >"{folder}/log" 2>&1 &
            server=$!
            cat >/dev/null
            kill -KILL $server
            wait $server || true
            rm -rf "{folder}"
            """;
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" });
        await Wait.ForAsync(() => AnswersAsync(port), answers => answers, "ClamAV to start");
        return port;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            await client.GetStream().WriteAsync("zPING\0"u8.ToArray());
            var answer = new byte[5];
            return await client.GetStream().ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false) == answer.Length && answer.AsSpan().SequenceEqual("PONG\0"u8);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return false;
        }
    }
}
