using System.Diagnostics;
using System.Net.Sockets;

namespace Portal.Testing;

/// <summary>A RabbitMQ node of this test run, started on first use and gone with the process, however that ends.</summary>
public static class RabbitServer
{
    private static readonly Lazy<Task<string>> Shared = new(StartAsync);

    /// <summary>Held on to: its end of the pipe closes when it is collected.</summary>
    private static Process? _process;

    /// <summary>Address of the node; all tests share it, so their queues need names of their own.</summary>
    public static Task<string> SharedAsync() => Shared.Value;

    private static async Task<string> StartAsync()
    {
        const string installed = "/usr/lib/rabbitmq/bin/rabbitmq-server";
        if (!File.Exists(installed))
        {
            throw new InvalidOperationException("RabbitMQ is not installed; './portal doctor' says how to get it.");
        }

        var folder = Directory.CreateTempSubdirectory("portal-mq-").FullName;
        var (port, distribution, names) = (Ports.Free(), Ports.Free(), Ports.Free());
        await File.WriteAllTextAsync(Path.Combine(folder, "rabbitmq.conf"), $"listeners.tcp.default = 127.0.0.1:{port}\nlog.console = false\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "enabled_plugins"), "[].\n");

        // A name server of its own, as the node would start the machine's and leave it behind. The shell ends both when our end of the pipe closes.
        var script = $$"""
            export HOME="{{folder}}" ERL_EPMD_PORT={{names}} ERL_EPMD_ADDRESS=127.0.0.1 RUNNING_UNDER_SYSTEMD=true
            export RABBITMQ_NODENAME=tests@localhost RABBITMQ_DIST_PORT={{distribution}} RABBITMQ_MNESIA_BASE="{{folder}}/mnesia" RABBITMQ_LOG_BASE="{{folder}}/log"
            export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
            export RABBITMQ_CONFIG_FILE="{{folder}}/rabbitmq.conf" RABBITMQ_ENABLED_PLUGINS_FILE="{{folder}}/enabled_plugins" RABBITMQ_FEATURE_FLAGS_FILE="{{folder}}/feature_flags"
            export RABBITMQ_CONF_ENV_FILE="{{folder}}/env" RABBITMQ_ADVANCED_CONFIG_FILE="{{folder}}/advanced" RABBITMQ_PID_FILE="{{folder}}/pid"
            unset NOTIFY_SOCKET
            epmd -port {{names}} -address 127.0.0.1 >/dev/null 2>&1 &
            names=$!
            "{{installed}}" >"{{folder}}/output" 2>&1 &
            node=$!
            cat >/dev/null
            kill -KILL $node $names
            wait
            rm -rf "{{folder}}"
            """;
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" });
        await Wait.ForAsync(() => AnswersAsync(port), answers => answers, "RabbitMQ to start", seconds: 60);
        return $"amqp://guest:guest@127.0.0.1:{port}/";
    }

    /// <summary>A node that is up answers a wrong greeting with the right one.</summary>
    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            var stream = client.GetStream();
            await stream.WriteAsync("AMQP\0\0\0\0"u8.ToArray());
            return await stream.ReadAtLeastAsync(new byte[8], 8, throwOnEndOfStream: false) == 8;
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return false;
        }
    }
}
