using System.Net.Http.Headers;
using System.Security.Cryptography;
using MassTransit;
using MassTransit.Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Contracts;
using Portal.Contracts.Portals;
using Portal.Messaging;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;

namespace Portal.Testing;

/// <summary>One service over real HTTP with a database of its own, on an in-process bus that records what it publishes, or on RabbitMQ.</summary>
public sealed class ServiceHost : IAsyncDisposable
{
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebApplication _app;
    private readonly InProcessBus? _bus;
    private readonly ServiceProvider? _spy;
    private readonly TestDatabase _database;
    private readonly Uri _address;

    private ServiceHost(WebApplication app, InProcessBus? bus, ServiceProvider? spy, TestDatabase database)
    {
        (_app, _bus, _spy, _database) = (app, bus, spy, database);
        _address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>The service's own container, for a look inside.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Everything the service has published so far; not known on RabbitMQ.</summary>
    public MessageLog Log => _spy!.GetRequiredService<MessageLog>();

    /// <summary>Starts the service on <paramref name="provider"/>. <paramref name="settings"/> are further configuration keys, <paramref name="services"/> replaces registrations (a clock), <paramref name="rabbitmq"/> is the address of a real broker.</summary>
    public static async Task<ServiceHost> StartAsync(
        string name,
        Action<WebApplicationBuilder> add,
        Action<WebApplication> map,
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        string? rabbitmq = null)
    {
        var database = await TestDatabase.CreateAsync(provider, name);
        var bus = rabbitmq is null ? new InProcessBus() : null;

        // Each watched settings file takes one of the machine's few file watchers, and many hosts run at once.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = provider.ToString(),
            ["ConnectionStrings:database"] = database.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = rabbitmq,
            ["Tokens:PublicKey"] = Key.ExportSubjectPublicKeyInfoPem(),
            ["Files:Folder"] = Path.Combine(database.Folder, "files"),
            ["Mail:Folder"] = Path.Combine(database.Folder, "mail"),
        });
        if (settings is not null)
        {
            builder.Configuration.AddInMemoryCollection(settings);
        }

        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (bus is not null)
        {
            builder.Services.AddSingleton(bus);
        }

        services?.Invoke(builder.Services);
        builder.AddServiceDefaults(name);
        add(builder);
        var app = builder.Build();
        app.MapServiceDefaults();
        map(app);
        var spy = bus is null ? null : MessageLog.CreateSpy(bus);
        await app.StartAsync();
        bus?.Open();
        if (bus is null)
        {
            // Only then its queues are bound; what is published before goes nowhere.
            await app.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(30));
        }

        return new ServiceHost(app, bus, spy, database);
    }

    /// <summary>A client whose requests carry a token for <paramref name="caller"/>; null sends none.</summary>
    public HttpClient Client(Caller? caller)
    {
        var client = new HttpClient { BaseAddress = _address };
        if (caller is not null)
        {
            var token = InternalTokens.Issue(caller, new Microsoft.IdentityModel.Tokens.ECDsaSecurityKey(Key) { KeyId = "portal" }, DateTimeOffset.UtcNow);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    /// <summary>Delivers an event to the service as another service would; returns when its consumers are done, or when RabbitMQ has it.</summary>
    public Task PublishAsync<T>(T message, Guid? id = null)
        where T : class
    {
        var messageId = id ?? NewId.NextGuid();
        return _bus is null
            ? _app.Services.GetRequiredService<IBusControl>().Publish(message, context => context.MessageId = messageId)
            : _bus.PublishAsync(message, typeof(T), messageId, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_spy is not null)
        {
            await _spy.DisposeAsync();
        }

        _bus?.Dispose();
        await _database.DisposeAsync();
    }
}

/// <summary>Records the messages on an in-process bus.</summary>
public sealed class MessageLog
{
    private readonly List<object> _messages = [];

    /// <summary>The messages of type <typeparamref name="T"/> so far, in order of arrival.</summary>
    public IReadOnlyList<T> Of<T>()
    {
        lock (_messages)
        {
            return [.. _messages.OfType<T>()];
        }
    }

    /// <summary>Waits until a message of type <typeparamref name="T"/> fits, and returns it.</summary>
    public async Task<T> WaitForAsync<T>(Func<T, bool>? fits = null) =>
        (await Wait.ForAsync(() => Of<T>().Where(message => fits is null || fits(message)).Take(1).ToList(), found => found.Count > 0, $"a {typeof(T).Name}"))[0];

    internal static ServiceProvider CreateSpy(InProcessBus bus)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<MessageLog>();
        services.AddMediator(mediator =>
        {
            foreach (var type in MessageTypes.All.Values)
            {
                mediator.AddConsumer(typeof(Recorder<>).MakeGenericType(type));
            }
        });
        var spy = services.BuildServiceProvider();
        bus.Join("spy", spy.GetRequiredService<IMediator>());
        return spy;
    }

    private void Add(object message)
    {
        lock (_messages)
        {
            _messages.Add(message);
        }
    }

    private sealed class Recorder<T>(MessageLog log) : IConsumer<T>
        where T : class
    {
        public Task Consume(ConsumeContext<T> context)
        {
            log.Add(context.Message);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Callers for tests.</summary>
public static class Callers
{
    /// <summary>A customer of <paramref name="portalId"/>.</summary>
    public static Caller Contact(Guid portalId, Guid? id = null, Contracts.Identities.CompanyRef? company = null, TicketScope scope = TicketScope.Own, string firstName = "Ada", string email = "ada@acme.test") =>
        new(CallerKind.Contact, id ?? Guid.CreateVersion7(), portalId, company, scope, [], firstName, "Lovell", email, Guid.NewGuid().ToString("N"));

    /// <summary>A member of staff of <paramref name="portalId"/> with <paramref name="roles"/>.</summary>
    public static Caller Staff(Guid portalId, params string[] roles) =>
        new(CallerKind.Staff, Guid.CreateVersion7(), portalId, null, TicketScope.Own, roles, "Amy", "Brennan", "amy@desk.test", Guid.NewGuid().ToString("N"))
        {
            Permissions = Contracts.Portals.Permissions.Of(Contracts.Portals.Permissions.StandardRoles, roles),
        };

    /// <summary>A visitor who has not signed in.</summary>
    public static Caller Anonymous(Guid portalId) =>
        new(CallerKind.Anonymous, Guid.Empty, portalId, null, TicketScope.Own, [], "", "", "", "");

    /// <summary>The gateway itself.</summary>
    public static Caller Gateway(Guid portalId) =>
        new(CallerKind.Service, Guid.Empty, portalId, null, TicketScope.Own, [], "", "", "", "");
}
