using System.Security.Cryptography;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.Gateway;
using Portal.Messaging;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Hot;
using Portal.Testing;

namespace Portal.IntegrationTests.Gateway;

/// <summary>The real gateway over HTTP, in front of stubs of the services.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    public const string OperatorKey = "operator-key-of-the-tests";
    private readonly List<StubService> _stubs = [];
    private readonly InProcessBus _bus = new();
    private WebApplication? _app;

    private GatewayHost(GatewayHost? beside)
    {
        (Clock, Hot) = (beside?.Clock ?? new(), beside?.Hot ?? new());
        Identity = beside?.Identity ?? new StubIdentity(Clock);
    }

    public ShiftedClock Clock { get; }
    public SwitchableHotStore Hot { get; }
    public StubIdentity Identity { get; }

    /// <summary>Further endpoints of the services' stand-ins, by service.</summary>
    public Dictionary<string, Action<WebApplication>> Maps { get; } = new(StringComparer.Ordinal);
    public List<PortalSnapshot> Portals { get; } = [Demo()];
    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    public Dictionary<string, StubService> Services { get; } = [];
    public string WebRoot { get; } = Directory.CreateTempSubdirectory("portal-web-").FullName;
    public Uri Address => new(_app!.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    public static PortalSnapshot Demo() => new(
        DemoIds.Portal, 1, "Demo", "demo", On: true, IdleMinutes: 20, TicketScope.Company, null, true, null, null, "en",
        ClosedReply.Reopen, true, [new PortalDomain("hilfe.acme.test", "de")], DateTimeOffset.UnixEpoch);

    /// <summary>Starts it; <paramref name="prepare"/> may change portals or files before.</summary>
    public static Task<GatewayHost> StartAsync(Action<GatewayHost>? prepare = null, params (string Key, string? Value)[] settings) =>
        StartAsync(new GatewayHost(beside: null), prepare, settings);

    /// <summary>Starts another one that shares the hot store and Identity, as several gateways of one installation do.</summary>
    public static Task<GatewayHost> StartBesideAsync(GatewayHost other) => StartAsync(new GatewayHost(other), prepare: null, []);

    private static async Task<GatewayHost> StartAsync(GatewayHost host, Action<GatewayHost>? prepare, (string Key, string? Value)[] settings)
    {
        prepare?.Invoke(host);
        foreach (var (name, map) in new (string, Action<WebApplication>?)[]
        {
            ("identity", host.Identity.Map),
            ("portalconfig", host.MapPortalConfig),
            ("conversation", null),
            ("ticketquery", null),
            ("formintake", null),
        })
        {
            host.Services[name] = await StubService.StartAsync(name, map + host.Maps.GetValueOrDefault(name));
            host._stubs.Add(host.Services[name]);
        }

        await host.StartGatewayAsync(settings);
        return host;
    }

    public TestClient Client(string prefix = "") => new(new Uri(Address, prefix + "/"));

    public Task PublishAsync<T>(T message)
        where T : class => _bus.PublishAsync(message, typeof(T), NewId.NextGuid(), CancellationToken.None);

    /// <summary>As if an administrator had saved it.</summary>
    public Task SaveAsync(Func<PortalSnapshot, PortalSnapshot> change)
    {
        var changed = change(Portals[0]) with { Version = Portals[0].Version + 1 };
        Portals[0] = changed;
        return PublishAsync(new PortalChanged(changed));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var stub in _stubs)
        {
            await stub.DisposeAsync();
        }

        _bus.Dispose();
        Directory.Delete(WebRoot, recursive: true);
        Key.Dispose();
    }

    /// <summary>Stops only the gateway, as a shutdown does.</summary>
    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private async Task StartGatewayAsync((string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Tokens:PrivateKey"] = Key.ExportPkcs8PrivateKeyPem(),
            ["Tokens:PublicKey"] = Key.ExportSubjectPublicKeyInfoPem(),
            ["Operator:Key"] = OperatorKey,
            ["Gateway:WebRoot"] = WebRoot,
        });
        builder.Configuration.AddInMemoryCollection(Services.ToDictionary(pair => $"Services:{pair.Key}", string? (pair) => pair.Value.Address));
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => pair.Value));
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_bus);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddServiceDefaults("gateway");
        builder.Services.AddSingleton<IHotStore>(Hot);
        builder.AddGateway();
        _app = builder.Build();
        _app.MapGateway();
        await _app.StartAsync();
        _bus.Open();
        using var client = Client();
        await Wait.ForAsync(async () => (await client.GetAsync("api/setup")).Body!["needed"]?.GetValue<bool>(), needed => needed == (Portals.Count == 0), "the portals");
        await Wait.ForAsync(async () => (await client.GetAsync("api/portal")).Code, code => code != "service-unavailable", "the portals");
    }

    private void MapPortalConfig(WebApplication app)
    {
        app.MapGet("/internal/portals", () => Results.Json(Portals, ServiceDefaultsSetup.Json));
        app.MapGet("/internal/properties", () => Results.Json(Array.Empty<object>()));
        app.MapGet("/internal/setup", () => new { needed = Portals.Count == 0 });
        app.MapPost("/internal/setup/check", () => new { portalId = DemoIds.Portal });
        app.MapPost("/internal/setup/complete", () =>
        {
            Portals.Add(Demo());
            return Results.NoContent();
        });
    }
}

/// <summary>The real time plus what a test adds.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _offset;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));
}

/// <summary>A hot store that can be emptied and taken away.</summary>
internal sealed class SwitchableHotStore : IHotStore
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    public bool Away { get; set; }

    public void Clear() => _values.Clear();

    public Task<string?> GetAsync(string key) => Task.FromResult(Away ? null : _values.GetValueOrDefault(key));

    public Task<string?> GetAndSlideAsync(string key, TimeSpan lifetime) => GetAsync(key);

    public Task<string?[]> GetManyAsync(params string[] keys) => Task.FromResult(Array.ConvertAll(keys, key => Away ? null : _values.GetValueOrDefault(key)));

    public Task<bool> SetAsync(string key, string value, TimeSpan lifetime)
    {
        if (!Away)
        {
            _values[key] = value;
        }

        return Task.FromResult(!Away);
    }

    public Task<long?> IncrementAsync(string key, TimeSpan lifetime) => Task.FromResult<long?>(null);

    public Task<bool> DeleteAsync(string key)
    {
        _values.TryRemove(key, out _);
        return Task.FromResult(!Away);
    }
}
