using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Gateway.Portals;
using Portal.Gateway.Services;

namespace Portal.Gateway.Operations;

/// <summary>Asks all services side by side, at most once a second however often it is asked.</summary>
internal sealed class HealthBoard(
    IHttpClientFactory http, ServiceAddresses addresses, HealthCheckService own, PortalDirectory portals, TimeProvider clock) : IDisposable
{
    private const string Ready = "ready";
    private const string Degraded = "degraded";
    private const string NotReady = "not ready";
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _one = new(1, 1);
    private (HealthView View, DateTimeOffset At)? _last;

    public async Task<HealthView> LookAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_last is not { } last || last.At + Kept <= clock.GetUtcNow())
            {
                _last = last = (await AskAllAsync(), clock.GetUtcNow());
            }

            return last.View;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<HealthView> AskAllAsync()
    {
        var services = await Task.WhenAll(ServiceAddresses.Names.Select(async name => (Name: name, Status: await AskAsync(name))).Append(OwnAsync()));
        var status = services.Any(service => service.Status is not (Ready or Degraded)) ? NotReady
            : services.Any(service => service.Status == Degraded) ? Degraded
            : Ready;
        return new HealthView(status, services.ToDictionary(service => service.Name, service => service.Status, StringComparer.Ordinal));
    }

    private async Task<(string Name, string Status)> OwnAsync()
    {
        var report = await own.CheckHealthAsync(check => check.Tags.Contains("ready"));
        var status = report.Status switch
        {
            _ when !portals.Loaded => "waiting for the portals",
            HealthStatus.Healthy => Ready,
            HealthStatus.Degraded => Degraded,
            _ => NotReady,
        };
        return ("gateway", status);
    }

    /// <summary>A service with several instances is as healthy as the best of them.</summary>
    private async Task<string> AskAsync(string service)
    {
        var answers = await Task.WhenAll(addresses.Of(service).Select(AskAsync));
        return answers.OrderBy(answer => answer switch { Ready => 0, Degraded => 1, NotReady => 2, _ => 3 }).First();
    }

    private async Task<string> AskAsync(Uri address)
    {
        using var timeout = new CancellationTokenSource(Patience, clock);
        try
        {
            using var response = await http.CreateClient(ServiceClients.HttpClientName).GetAsync(new Uri(address, "health"), timeout.Token);
            var body = await response.Content.ReadFromJsonAsync<JsonObject>(timeout.Token);
            return body?["status"]?.GetValue<string>() ?? (response.IsSuccessStatusCode ? Ready : NotReady);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException)
        {
            return "unreachable";
        }
    }
}

/// <summary>The installation as a whole: ready when every service is.</summary>
internal sealed record HealthView(string Status, IReadOnlyDictionary<string, string> Services);
