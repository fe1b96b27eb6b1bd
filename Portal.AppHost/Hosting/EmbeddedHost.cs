using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Messaging;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Hot;

namespace Portal.AppHost.Hosting;

/// <summary>Every service as a web application of its own on a loopback port of its own, all in this process; the bus and the hot store are shared memory.</summary>
internal static class EmbeddedHost
{
    private const string AnyLoopbackPort = "http://127.0.0.1:0";
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(UpRun run, CancellationToken stop)
    {
        using var bus = new InProcessBus();
        var store = HotStoreSetup.InMemory(TimeProvider.System);
        var apps = new ConcurrentDictionary<string, WebApplication>(StringComparer.Ordinal);
        var around = new Surroundings(part => DatabaseOf(part, run), part => apps[part.Name].Urls.First(), null, null);
        var file = new RunFile(run.Data, run.Mode, run.LocalUrl);
        try
        {
            await Task.WhenAll(Topology.Services.Select(part => Task.Run(() => StartAsync(part, AnyLoopbackPort), stop)));
            await StartAsync(Topology.Gateway, run.ListenUrl);
            bus.Open();

            using var http = new HttpClient();
            await Health.WaitAsync(http, run.LocalUrl, "the portal", stop);
            foreach (var part in Topology.All)
            {
                var url = apps[part.Name].Urls.First();
                file.Note(part.Name, new RunProcess(Environment.ProcessId, new Uri(url).Port, url));
            }

            file.Update(info => info with { Ready = true });
            await Banner.ShowAsync(run, http, stop);
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            LogConsole.Say("Stopping...");
        }
        finally
        {
            await StopAsync(apps);
            file.Delete();
        }

        async Task StartAsync(Part part, string url)
        {
            var app = Build(part, url, Topology.SettingsOf(part, run, around), bus, store);
            await app.StartAsync(stop);
            apps[part.Name] = app;
        }
    }

    private static string DatabaseOf(Part part, UpRun run) => run.Choices.Database == "sqlite"
        ? $"Data Source={run.Data.FilePath(part.Name + ".db")}"
        : $"{Environment.GetEnvironmentVariable("Database__Connection")};Database={part.DatabaseName}";

    private static WebApplication Build(Part part, string url, Dictionary<string, string?> settings, InProcessBus bus, IHotStore store)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = part.Project, ContentRootPath = AppContext.BaseDirectory, Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = PrefixedLogs.DefaultLevels });
        builder.Configuration.AddInMemoryCollection(settings);

        // One process, one collector.
        builder.Configuration["Telemetry:CollectProcess"] = part == Topology.Gateway ? "true" : "false";
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders().AddProvider(new PrefixedLogs(part.Name));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddSingleton(bus);
        builder.Services.AddSingleton(store);

        builder.AddServiceDefaults(part.Name);
        part.Add(builder);
        var app = builder.Build();
        part.Map(app);
        return app;
    }

    /// <summary>The gateway first, so that nobody is let in to services that are leaving.</summary>
    private static async Task StopAsync(ConcurrentDictionary<string, WebApplication> apps)
    {
        using var limit = new CancellationTokenSource(StopLimit);
        if (apps.TryRemove(Topology.Gateway.Name, out var gateway))
        {
            await EndAsync(gateway);
        }

        await Task.WhenAll(apps.Values.Select(app => Task.Run(() => EndAsync(app))));

        async Task EndAsync(WebApplication app)
        {
            try
            {
                await app.StopAsync(limit.Token);
                await app.DisposeAsync();
            }
            catch (OperationCanceledException)
            {
                // Took too long. Nothing acknowledged is lost by leaving now.
            }
        }
    }

    /// <summary>Signals are the host's business, or each service would leave on its own.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
