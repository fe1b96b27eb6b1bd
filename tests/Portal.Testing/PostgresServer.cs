using System.Diagnostics;
using Npgsql;

namespace Portal.Testing;

/// <summary>A PostgreSQL cluster of this test run, started on first use and gone with the process, however that ends.</summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<string>> Shared = new(StartAsync);

    /// <summary>Held on to: its end of the pipe closes when it is collected.</summary>
    private static Process? _process;

    /// <summary>Connection string of the cluster's maintenance database.</summary>
    public static Task<string> SharedAsync() => Shared.Value;

    private static async Task<string> StartAsync()
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(Directory.Exists)
            ?? throw new InvalidOperationException("PostgreSQL is not installed; './portal doctor' says how to get it.");
        var folder = Directory.CreateTempSubdirectory("portal-pg-").FullName;
        var port = Ports.Free();

        // The server refuses to run as root. The shell ends it when our end of the pipe closes, which even a killed test run does.
        var user = Environment.UserName == "root" ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "";
        var script = $"""
            set -e
            [ "$(id -u)" = 0 ] && chown postgres "{folder}"
            {user}"{bin}/initdb" -D "{folder}/data" -U portal --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
            {user}"{bin}/postgres" -D "{folder}/data" -p {port} -h 127.0.0.1 -k "{folder}" -c fsync=off -c max_connections=300 -c shared_buffers=64MB >"{folder}/log" 2>&1 &
            server=$!
            cat >/dev/null
            kill -INT $server
            wait $server || true
            rm -rf "{folder}"
            """;
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" });
        var connection = $"Host=127.0.0.1;Port={port};Username=portal;Database=postgres";
        await Wait.ForAsync(() => AnswersAsync(connection), answers => answers, "PostgreSQL to start");
        return connection;
    }

    private static async Task<bool> AnswersAsync(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
