using Portal.AppHost.Cli;
using Portal.AppHost.Hosting;

namespace Portal.AppHost.Processes;

/// <summary>A RabbitMQ node of this portal alone, under <c>rabbitmq/</c> in the data folder.</summary>
/// <remarks>Debian's command changes the user, so the node's own script runs; told that it is under a service manager it becomes the node instead of watching it.</remarks>
internal sealed class RabbitNode
{
    private const string User = "portal";
    private readonly string _folder;
    private readonly string _script;
    private readonly int _distributionPort;

    public RabbitNode(UpRun run, FreePorts ports)
    {
        _script = Starter.Find("rabbitmq-server", "/usr/lib/rabbitmq/bin")
            ?? throw new Refusal("RabbitMQ is not installed. apt install rabbitmq-server, or set ConnectionStrings__rabbitmq to an existing one.");
        _folder = run.Data.Folder("rabbitmq");
        (Port, _distributionPort, NamesPort) = (ports.Next(), ports.Next(), ports.Next());
        var password = run.Keys.Secret("rabbitmq.password");
        Connection = $"amqp://{User}:{password}@127.0.0.1:{Port}/";
        Keys.WritePrivate(Path.Combine(_folder, "rabbitmq.conf"), $"""
            listeners.tcp.default = 127.0.0.1:{Port}
            default_user = {User}
            default_pass = {password}
            default_user_tags.administrator = true
            log.console = false
            log.file.level = info
            """);
        Keys.WritePrivate(Path.Combine(_folder, "enabled_plugins"), "[].\n");
    }

    public int Port { get; }

    /// <summary>Port of <see cref="Names"/>.</summary>
    public int NamesPort { get; }

    public string Connection { get; }

    /// <summary>The name server of Erlang's nodes. Without one of our own the node would start the machine's, which stays behind.</summary>
    public ChildPlan Names => new("epmd", Starter.Find("epmd") ?? "epmd", ["-port", Text(NamesPort), "-address", "127.0.0.1"])
    {
        Probe = Probes.Listens(NamesPort),
        StopLimit = TimeSpan.FromSeconds(2),
        Quiet = true,
    };

    public ChildPlan Node => new("rabbitmq", _script, [])
    {
        Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HOME"] = _folder,
            ["ERL_EPMD_PORT"] = Text(NamesPort),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = "portal@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Text(Port),
            ["RABBITMQ_DIST_PORT"] = Text(_distributionPort),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq.conf"),
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_folder, "rabbitmq-env.conf"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(_folder, "advanced.config"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
            ["RABBITMQ_FEATURE_FLAGS_FILE"] = Path.Combine(_folder, "feature_flags"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
            ["RUNNING_UNDER_SYSTEMD"] = "true",
            ["NOTIFY_SOCKET"] = null,
        },
        Probe = Probes.Answers(Port, "AMQP\0\0\x09\x01"),
        StopLimit = TimeSpan.FromSeconds(20),
        Quiet = true,
    };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
