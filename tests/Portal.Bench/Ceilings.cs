using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Yarp.ReverseProxy.Configuration;

namespace Portal.Bench;

/// <summary>What the machine can do at most: bare Kestrel, YARP to a constant, one indexed query.</summary>
internal static class Ceilings
{
    private const int Rows = 100_000;

    public static Task ConstantAsync(int port, int bytes)
    {
        var app = Create(port).Build();
        var constant = new byte[bytes];
        Array.Fill(constant, (byte)'x');
        app.MapGet("/", () => TypedResults.Bytes(constant, "application/json"));
        return app.RunAsync();
    }

    public static Task ProxyAsync(int port, string target)
    {
        var builder = Create(port);
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "all", Match = new RouteMatch { Path = "{**path}" } }],
            [new ClusterConfig { ClusterId = "all", Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal) { ["one"] = new() { Address = target } } }]);
        var app = builder.Build();
        app.MapReverseProxy();
        return app.RunAsync();
    }

    /// <summary>One row by primary key out of a hundred thousand, by plain ADO.NET: no service can be faster than its database.</summary>
    public static async Task QueryAsync(int port, string connection)
    {
        var builder = Create(port);
        var source = NpgsqlDataSource.Create(connection);
        await using (var fill = source.CreateCommand($"CREATE TABLE bench AS SELECT i AS id, 'row ' || i AS text FROM generate_series(1, {Rows}) i; ALTER TABLE bench ADD PRIMARY KEY (id); ANALYZE bench"))
        {
            await fill.ExecuteNonQueryAsync();
        }

        var app = builder.Build();
        app.MapGet("/", async (CancellationToken ct) =>
        {
            await using var command = source.CreateCommand("SELECT text FROM bench WHERE id = $1");
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Random.Shared.Next(1, Rows) });
            return (string?)await command.ExecuteScalarAsync(ct);
        });
        await app.RunAsync();
    }

    internal static WebApplicationBuilder Create(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        return builder;
    }
}
