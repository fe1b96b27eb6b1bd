using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Portal.Contracts.Demo;
using Portal.PortalConfig;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

/// <summary>PortalConfig with the demo portal, for tests of what administrators define.</summary>
internal static class PortalConfigHost
{
    public static Task<ServiceHost> StartAsync(DatabaseProvider provider, params (string Key, string? Value)[] settings) => ServiceHost.StartAsync(
        "portalconfig",
        builder => builder.AddPortalConfig(),
        app => app.MapPortalConfig(),
        provider,
        new Dictionary<string, string?>(settings.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)), StringComparer.Ordinal) { ["Demo:Enabled"] = "true" });

    /// <summary>A member of the demo portal's staff who may do just this.</summary>
    public static Caller With(params string[] permissions) => Callers.Staff(DemoIds.Portal, "own") with { Permissions = permissions };

    /// <summary>Sends a request and returns the answer's body, which must come with <paramref name="expected"/>.</summary>
    public static async Task<JsonObject> SendAsync(this HttpClient client, string method, string path, object? body, HttpStatusCode expected, string? ifMatch = null)
    {
        var ct = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is not null)
        {
            request.Headers.Add("If-Match", ifMatch);
        }

        using var answer = await client.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        answer.StatusCode.ShouldBe(expected, text);
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>The fields at fault of a refused request.</summary>
    public static async Task<IEnumerable<string>> RefusedFieldsAsync(this HttpClient client, string method, string path, object body) =>
        (await client.SendAsync(method, path, body, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal);
}
