using Portal.AppHost.Processes;

namespace Portal.AppHost.Hosting;

/// <summary>Every service as a process of its own, with a private RabbitMQ, Redis and PostgreSQL where none is configured.</summary>
internal sealed class ProcessesHost : IDisposable
{
    private static readonly string? Rabbitmq = Environment.GetEnvironmentVariable("ConnectionStrings__rabbitmq");
    private static readonly string? Redis = Environment.GetEnvironmentVariable("ConnectionStrings__redis");
    private static readonly string? Database = Environment.GetEnvironmentVariable("Database__Connection");

    private readonly UpRun _run;
    private readonly RunFile _file;
    private readonly Starter _starter = new();
    private readonly FreePorts _ports = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>In the order of stopping, reversed: what others need comes first.</summary>
    private readonly List<List<Child>> _layers = [];

    private ProcessesHost(UpRun run)
    {
        _run = run;
        _file = new RunFile(run.Data, run.Mode, run.LocalUrl);
    }

    public static async Task RunAsync(UpRun run, CancellationToken stop)
    {
        using var host = new ProcessesHost(run);
        try
        {
            await host.StartAsync(stop);
            await Banner.ShowAsync(run, host._http, stop);
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            LogConsole.Say("Stopping...");
        }
        finally
        {
            await host.StopAsync();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _starter.Dispose();
    }

    private async Task StartAsync(CancellationToken ct)
    {
        var (rabbitmq, redis, database) = await StartServersAsync(ct);
        var urls = Topology.Services.ToDictionary(part => part.Name, _ => $"http://127.0.0.1:{_ports.Next()}", StringComparer.Ordinal);
        var around = new Surroundings(part => DatabaseOf(part, database), part => urls[part.Name], rabbitmq, redis);

        await Task.WhenAll(
            StartLayerAsync(Topology.Services.Select(part => ServiceChild(part, urls[part.Name], urls[part.Name], around)), ct),
            StartLayerAsync([ServiceChild(Topology.Gateway, _run.ListenUrl, _run.LocalUrl, around)], ct));
        _file.Update(info => info with { Ready = true });
    }

    private async Task<(string Rabbitmq, string Redis, string? Database)> StartServersAsync(CancellationToken ct)
    {
        var rabbit = Rabbitmq is null ? new RabbitNode(_run, _ports) : null;
        var redis = Redis is null ? new RedisServer(_run, _ports) : null;
        var postgres = _run.Choices.Database == "postgres" && Database is null ? new PostgresServer(_run, _ports) : null;

        // Each in a layer of its own, as they are stopped one after the other, but started together.
        var starting = new List<Task>();
        if (postgres is not null)
        {
            await postgres.PrepareAsync(ct);
            starting.Add(StartLayerAsync([Server(postgres.Server, postgres.Port, postgres.Connection)], ct));
        }

        if (rabbit is not null)
        {
            await StartLayerAsync([Server(rabbit.Names, rabbit.NamesPort, null)], ct);
            starting.Add(StartLayerAsync([Server(rabbit.Node, rabbit.Port, rabbit.Connection)], ct));
        }

        if (redis is not null)
        {
            starting.Add(StartLayerAsync([Server(redis.Server, redis.Port, redis.Connection)], ct));
        }

        await Task.WhenAll(starting);
        var database = Database ?? postgres?.Connection;
        if (_run.Choices.Database == "postgres")
        {
            await PostgresServer.CreateDatabasesAsync(database!, Topology.Services.Select(part => part.DatabaseName), ct);
        }

        return (Rabbitmq ?? rabbit!.Connection, Redis ?? redis!.Connection, database);
    }

    private Child Server(ChildPlan plan, int port, string? connection) => new(plan, _starter, pid => _file.Note(plan.Name, new RunProcess(pid, port, Connection: connection)));

    private Child ServiceChild(Part part, string listen, string url, Surroundings around) => new(
        ServiceProgram.Plan(part, listen, url, Topology.SettingsOf(part, _run, around), _http),
        _starter,
        pid => _file.Note(part.Name, new RunProcess(pid, new Uri(url).Port, url)));

    private string DatabaseOf(Part part, string? server) => _run.Choices.Database == "sqlite"
        ? $"Data Source={_run.Data.FilePath(part.Name + ".db")}"
        : $"{server};Database={part.DatabaseName}";

    private Task StartLayerAsync(IEnumerable<Child> children, CancellationToken ct)
    {
        var layer = children.ToList();
        _layers.Add(layer);
        return Task.WhenAll(layer.Select(child => child.StartAsync(ct)));
    }

    /// <summary>Gateway, services, Redis, RabbitMQ, PostgreSQL: nothing loses what it still needs.</summary>
    private async Task StopAsync()
    {
        foreach (var layer in Enumerable.Reverse(_layers))
        {
            await Task.WhenAll(layer.Select(child => child.StopAsync()));
            layer.ForEach(child => child.Dispose());
        }

        _file.Delete();
    }
}
