using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.IntegrationTests.Gateway;

/// <summary>A service as the gateway sees it: real HTTP, answers made up, requests remembered.</summary>
internal sealed class StubService : IAsyncDisposable
{
    private const string Description = """
        {"openapi":"3.1.1","info":{"title":"NAME","version":"1"},"paths":{
          "/api/NAME":{"get":{"tags":["NAME"],"responses":{}}},
          "/internal/NAME":{"get":{"responses":{}}}}}
        """;

    private readonly WebApplication _app;

    private StubService(WebApplication app) => _app = app;

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public string Address => _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    public static async Task<StubService> StartAsync(string name, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var stub = new StubService(app);
        app.Use((http, next) =>
        {
            stub.Seen.Enqueue(new SeenRequest(
                http.Request.Method,
                http.Request.Path + http.Request.QueryString,
                http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            return next(http);
        });
        app.UseRouting();
        map?.Invoke(app);
        app.MapGet("/health", () => new { status = "ready" });
        app.MapGet("/openapi/v1.json", () => Results.Text(Description.Replace("NAME", name, StringComparison.Ordinal), "application/json"));
        app.Map("/{**rest}", async http =>
        {
            await http.Request.Body.CopyToAsync(Stream.Null);
            http.Response.Headers.SetCookie = "from=service";
            await http.Response.WriteAsJsonAsync(new { service = name });
        });
        await app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>What arrived.</summary>
internal sealed record SeenRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers);
