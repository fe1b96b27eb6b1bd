using System.Diagnostics;
using Npgsql;
using Portal.AppHost.Cli;
using Portal.AppHost.Hosting;

namespace Portal.AppHost.Processes;

/// <summary>A PostgreSQL cluster of this portal alone, under <c>postgres/</c> in the data folder, with a database for each service.</summary>
internal sealed class PostgresServer
{
    private const string User = "portal";
    private const string SystemUser = "postgres";
    private readonly string _programs;
    private readonly string _cluster;
    private readonly string _password;

    public PostgresServer(UpRun run, FreePorts ports)
    {
        _programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin")).First(Directory.Exists)
            : Path.GetDirectoryName(Starter.Find("postgres"))
                ?? throw new Refusal("PostgreSQL is not installed. apt install postgresql, or set Database__Connection to an existing server.");
        _cluster = run.Data.Folder("postgres");
        _password = run.Keys.Secret("postgres.password");
        Port = ports.Next();
        Connection = $"Host=127.0.0.1;Port={Port};Username={User};Password={_password};Maximum Pool Size=40";
    }

    public int Port { get; }

    /// <summary>Connection string without a database.</summary>
    public string Connection { get; }

    public ChildPlan Server => new("postgres", Path.Combine(_programs, "postgres"),
    [
        "-D", _cluster, "-p", Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300",
    ])
    {
        RunAs = SystemUser,
        WorkingDirectory = "/",
        Probe = async ct =>
        {
            await using var connection = new NpgsqlConnection($"{Connection};Database=postgres;Pooling=false");
            await connection.OpenAsync(ct);
        },

        // "Fast": ends sessions instead of waiting for them.
        StopSignal = Signals.Interrupt,
        StopLimit = TimeSpan.FromSeconds(15),
        Quiet = true,
    };

    /// <summary>Creates the cluster at the first start.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        if (File.Exists(Path.Combine(_cluster, "PG_VERSION")))
        {
            return;
        }

        var passwordFile = _cluster + ".password";
        Keys.WritePrivate(passwordFile, _password);
        if (Signals.IsRoot)
        {
            await RunAsync(ct, "chown", SystemUser, _cluster, passwordFile);
            await LetInAsync(passwordFile, ct);
        }

        string[] user = Signals.IsRoot ? ["setpriv", $"--reuid={SystemUser}", $"--regid={SystemUser}", "--clear-groups"] : [];
        await RunAsync(ct, [.. user, Path.Combine(_programs, "initdb"), "-D", _cluster, "-U", User, "--pwfile", passwordFile,
            "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8"]);
        File.Delete(passwordFile);
    }

    /// <summary>PostgreSQL refuses to run as root, and a folder of root's may be closed to others: then its group gets through, and sees nothing on the way.</summary>
    private async Task LetInAsync(string file, CancellationToken ct)
    {
        string[] canRead = ["setpriv", $"--reuid={SystemUser}", $"--regid={SystemUser}", "--clear-groups", "test", "-r", file];
        try
        {
            await RunAsync(ct, canRead);
        }
        catch (Refusal)
        {
            var folder = Path.GetDirectoryName(_cluster)!;
            await RunAsync(ct, "chgrp", SystemUser, folder);
            await RunAsync(ct, "chmod", "g+x", folder);
            try
            {
                await RunAsync(ct, canRead);
            }
            catch (Refusal)
            {
                throw new Refusal($"PostgreSQL does not run as root, and the user '{SystemUser}' cannot reach {_cluster}. Choose a folder it can reach with --data, for example below /var/lib.");
            }
        }
    }

    /// <summary>Creates the services' databases where they are missing, on this server or any other.</summary>
    public static async Task CreateDatabasesAsync(string connection, IEnumerable<string> names, CancellationToken ct)
    {
        await using var server = new NpgsqlConnection($"{connection};Database=postgres;Pooling=false");
        await server.OpenAsync(ct);
        foreach (var name in names)
        {
            await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", server) { Parameters = { new() { Value = name } } };
            if (await exists.ExecuteScalarAsync(ct) is null)
            {
#pragma warning disable CA2100 // The names are the topology's own; a database's name cannot be a parameter.
                await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", server);
#pragma warning restore CA2100
                await create.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private static async Task RunAsync(CancellationToken ct, params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        await output;
        if (process.ExitCode != 0)
        {
            throw new Refusal($"{Path.GetFileName(command[0])} failed: {await errors}");
        }
    }
}
