using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Gateway.Tokens;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Services;

/// <summary>Calls one service's internal endpoints as the gateway. A service's refusal comes back as the same refusal, silence as "unavailable".</summary>
internal sealed class ServiceClient(string service, IHttpClientFactory http, ServiceAddresses addresses, ServiceTokens tokens)
{
    private int _turn;

    /// <summary>The answer, or null for 404 and for answers without a body.</summary>
    public Task<T?> GetAsync<T>(string path, Guid portalId, CancellationToken ct)
        where T : class => SendAsync<T>(HttpMethod.Get, path, null, portalId, ct);

    public Task<T?> PostAsync<T>(string path, object body, Guid portalId, CancellationToken ct)
        where T : class => SendAsync<T>(HttpMethod.Post, path, body, portalId, ct);

    public Task SendAsync(HttpMethod method, string path, object? body, Guid portalId, CancellationToken ct) =>
        SendAsync<object>(method, path, body, portalId, ct);

    private async Task<T?> SendAsync<T>(HttpMethod method, string path, object? body, Guid portalId, CancellationToken ct)
        where T : class
    {
        var client = http.CreateClient(ServiceClients.HttpClientName);
        using var request = new HttpRequestMessage(method, new Uri(Address(), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.For(portalId));
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType(), options: ServiceDefaultsSetup.Json);
        }

        try
        {
            using var response = await client.SendAsync(request, ct);
            if (response.StatusCode == HttpStatusCode.NotFound && method != HttpMethod.Post)
            {
                return null;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw await RefusalAsync(response, ct);
            }

            return response.StatusCode == HttpStatusCode.NoContent || response.Content.Headers.ContentLength == 0 || typeof(T) == typeof(object)
                ? null
                : await response.Content.ReadFromJsonAsync<T>(ServiceDefaultsSetup.Json, ct);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw Unavailable.Because($"A part of this portal ({service}) does not answer. Please try again in a moment.");
        }
    }

    private Uri Address()
    {
        var all = addresses.Of(service);
        return all[(int)((uint)Interlocked.Increment(ref _turn) % (uint)all.Count)];
    }

    /// <summary>A refusal meant for a person passes on; one that is about the gateway itself (a rejected token) is a fault of ours.</summary>
    private static async Task<Exception> RefusalAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return new HttpRequestException($"Answered {status}.", null, response.StatusCode);
        }

        var problem = await response.Content.ReadFromJsonAsync<Problem>(ServiceDefaultsSetup.Json, ct) ?? new Problem(null, null, null, null);
        var code = problem.Type?.Split(':')[^1] ?? "error";
        if (status >= 500 || code == "signed-out")
        {
            return new HttpRequestException($"Answered {status} {code}.", null, response.StatusCode);
        }

        return problem.Errors is { Count: > 0 } errors
            ? new InvalidInputException(errors)
            : new RuleException(code, problem.Detail ?? "", status) { RetryAfter = problem.RetryAfter };
    }

    private sealed record Problem(string? Type, string? Detail, Dictionary<string, string[]>? Errors, int? RetryAfter);
}
