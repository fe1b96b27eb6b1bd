using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Portal.ServiceDefaults.Auth;
using Portal.Testing;

namespace Portal.EndToEndTests.Api.Matrix;

/// <summary>Calls behind the gateway, with tokens as the gateway would sign them for another portal: a session never leaves its own.</summary>
internal sealed class DirectCalls : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly Dictionary<string, Uri> _services = new(StringComparer.Ordinal);
    private readonly string _key;

    private DirectCalls(string key) => _key = key;

    /// <summary>Learns from each service of <paramref name="run"/> what it answers.</summary>
    public static async Task<DirectCalls> ToAsync(PortalRun run)
    {
        var calls = new DirectCalls(await File.ReadAllTextAsync(Path.Combine(run.Data, "keys", "tokens.pem")));
        var parts = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(run.Data, "run.json")))!["processes"]!.AsObject();
        foreach (var (_, part) in parts.Where(part => part.Key != "gateway"))
        {
            var address = new Uri(part!["url"]!.GetValue<string>());
            var description = JsonNode.Parse(await calls._http.GetStringAsync(new Uri(address, "openapi/v1.json")))!;
            foreach (var operation in description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Where(member => member.Value?["operationId"] is not null))
            {
                calls._services[operation.Value!["operationId"]!.GetValue<string>()] = address;
            }
        }

        return calls;
    }

    /// <summary>Asks the service itself; null for what the gateway answers.</summary>
    public async Task<(HttpStatusCode Status, string Text)?> AskAsync(Operation operation, Caller caller, Func<string, string> values)
    {
        if (!_services.TryGetValue(operation.Id, out var address))
        {
            return null;
        }

        var request = operation.Request(values);
        request.RequestUri = new Uri(address, request.RequestUri!);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", InternalTokens.Issue(caller, InternalTokens.KeyFromPem(_key), DateTimeOffset.UtcNow));
        return await MatrixWorld.AskAsync(_http, request);
    }

    public void Dispose() => _http.Dispose();
}
