using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Portal.Contracts.Demo;
using Portal.Testing;

namespace Portal.Bench.Tickets;

/// <summary>The product running on one database, with the ways to fill it and to ask that database alone.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly bool _postgres;

    private Installation(bool postgres, PortalRun run) => (_postgres, Run) = (postgres, run);

    public PortalRun Run { get; }

    public string Name => _postgres ? "PostgreSQL, processes" : "SQLite, embedded";

    /// <summary>Processes that hold the read model: all of an embedded portal is one.</summary>
    public int ReadModelProcess => Run.ProcessIds()["ticketquery"];

    /// <summary>Starts the demo with customers who see their company's tickets.</summary>
    public static async Task<Installation> StartAsync(bool postgres)
    {
        var run = postgres ? await PortalRun.StartAsync("processes", null, "--database", "postgres") : await PortalRun.StartAsync("embedded");
        using var admin = await run.SignInAsync("admin@desk.test");
        using var answer = await admin.PatchAsync("api/settings/portal", new { ticketScope = "company" });
        answer.EnsureSuccessStatusCode();
        return new Installation(postgres, run);
    }

    /// <summary>Adds the tickets from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public async Task LoadAsync(int from, int to)
    {
        var watch = Stopwatch.StartNew();
        Console.Write($"{Name}: loading {to - from:N0} tickets ... ");
        await using (var tickets = await OpenAsync("ticketquery"))
        await using (var conversations = await OpenAsync("conversation"))
        {
            await new DeskLoader(tickets, conversations).LoadAsync(from, to);
        }

        Console.WriteLine($"{watch.Elapsed.TotalSeconds:N0} s");
    }

    /// <summary>A server of its own that answers with a page of Acme's tickets by one indexed query and nothing else.</summary>
    public string[] PageServer(int port) =>
        ["page", port.ToString(CultureInfo.InvariantCulture), _postgres ? "postgres" : "sqlite", ConnectionOf("ticketquery"), AsText(DemoIds.Portal), AsText(DemoIds.Acme)];

    public ValueTask DisposeAsync() => Run.DisposeAsync();

    private string AsText(Guid id) => _postgres ? id.ToString() : id.ToString().ToUpperInvariant();

    private async Task<IBulk> OpenAsync(string service) =>
        _postgres ? await PostgresBulk.OpenAsync(ConnectionOf(service)) : await SqliteBulk.OpenAsync(FileOf(service));

    private string ConnectionOf(string service)
    {
        if (!_postgres)
        {
            return $"Data Source={FileOf(service)};Mode=ReadOnly";
        }

        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Run.Data, "run.json")));
        return $"{document.RootElement.GetProperty("processes").GetProperty("postgres").GetProperty("connection").GetString()};Database=portal_{service}";
    }

    private string FileOf(string service) => Path.Combine(Run.Data, service + ".db");
}
