using Portal.AppHost.Cli;
using Portal.AppHost.Hosting;

namespace Portal.AppHost.Processes;

/// <summary>A Redis of this portal alone. It keeps nothing on disk: all it holds has its truth in a database.</summary>
internal sealed class RedisServer
{
    private readonly string _program;
    private readonly string _configuration;

    public RedisServer(UpRun run, FreePorts ports)
    {
        _program = Starter.Find("redis-server")
            ?? throw new Refusal("Redis is not installed. apt install redis-server, or set ConnectionStrings__redis to an existing one.");
        var folder = run.Data.Folder("redis");
        _configuration = Path.Combine(folder, "redis.conf");
        Port = ports.Next();
        var password = run.Keys.Secret("redis.password");
        Connection = $"127.0.0.1:{Port},password={password},abortConnect=false";
        Keys.WritePrivate(_configuration, $"""
            bind 127.0.0.1
            port {Port}
            requirepass {password}
            dir "{folder}"
            logfile "{Path.Combine(folder, "redis.log")}"
            daemonize no
            save ""
            appendonly no
            maxmemory 256mb
            maxmemory-policy volatile-lru
            """);
    }

    public int Port { get; }

    public string Connection { get; }

    public ChildPlan Server => new("redis", _program, [_configuration])
    {
        Probe = Probes.Answers(Port, "PING\r\n"),
        StopLimit = TimeSpan.FromSeconds(5),
        Quiet = true,
    };
}
