using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Demo;
using Portal.PortalConfig;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

/// <summary>PortalConfig with the demo portal, as two administrators and the gateway see it.</summary>
internal sealed class PortalConfigRun : IAsyncDisposable
{
    private PortalConfigRun(ServiceHost host)
    {
        Host = host;
        Nora = host.Client(Callers.Staff(DemoIds.Portal, "admin"));
        Omar = host.Client(Callers.Staff(DemoIds.Portal, "admin") with { FirstName = "Omar", LastName = "Haddad" });
        Gateway = host.Client(Callers.Gateway(DemoIds.Portal));
    }

    public ServiceHost Host { get; }

    /// <summary>An administrator; her name in answers is Amy Brennan.</summary>
    public HttpClient Nora { get; }
    public HttpClient Omar { get; }
    public HttpClient Gateway { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<PortalConfigRun> StartAsync(DatabaseProvider provider, params (string Key, string Value)[] settings) => StartAsync(provider, TimeProvider.System, settings);

    /// <summary>The same at a time of the test's own.</summary>
    public static async Task<PortalConfigRun> StartAsync(DatabaseProvider provider, TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(pair => pair.Key, string? (pair) => pair.Value, StringComparer.Ordinal);
        all["Demo:Enabled"] = "true";
        return new PortalConfigRun(await ServiceHost.StartAsync(
            "portalconfig", builder => builder.AddPortalConfig(), app => app.MapPortalConfig(), provider, all, services => services.AddSingleton(clock)));
    }

    public static async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(HttpClient who, string method, string path, object? body = null, long? version = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.Add("If-Match", $"\"{version}\"");
        }

        using var answer = await who.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        var json = text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
        if (answer.Headers.ETag is { } tag && json["version"] is { } shown)
        {
            tag.Tag.ShouldBe($"\"{shown}\"");
        }

        return (answer.StatusCode, json);
    }

    /// <summary>Changes the draft and returns it.</summary>
    public static async Task<JsonObject> DraftAsync(HttpClient who, long version, object body)
    {
        var (status, draft) = await SendAsync(who, "PATCH", "/api/settings/draft", body, version);
        status.ShouldBe(HttpStatusCode.OK, draft.ToJsonString());
        return draft;
    }

    /// <summary>Publishes the draft as the gateway does, now or <paramref name="at"/> a time to come; without cases unless there are <paramref name="verdicts"/>.</summary>
    public async Task<(HttpStatusCode Status, JsonObject Body)> PublishAsync(long draftVersion, string? note = null, object? verdicts = null, DateTimeOffset? at = null)
    {
        var request = new { ifMatch = $"\"{draftVersion}\"", note, by = new { id = DemoIds.Admin, firstName = "Nora", lastName = "Keller", email = "admin@desk.test", address = "192.0.2.7" } };
        var (status, plan) = await SendAsync(Gateway, "POST", "/internal/settings/plan", request);
        var path = at is null ? "/internal/settings/publish" : "/internal/settings/schedule";
        return status == HttpStatusCode.OK
            ? await SendAsync(Gateway, "POST", path, new { request.ifMatch, request.note, request.by, portalVersion = plan["portalVersion"]!.GetValue<long>(), verdicts, at })
            : (status, plan);
    }

    public async ValueTask DisposeAsync()
    {
        Nora.Dispose();
        Omar.Dispose();
        Gateway.Dispose();
        await Host.DisposeAsync();
    }
}
