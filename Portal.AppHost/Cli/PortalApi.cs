using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.AppHost.Cli;

/// <summary>The API of a running portal for a command, with errors in words for the terminal.</summary>
internal sealed class PortalApi : IDisposable
{
    private readonly RunningPortal _portal;

    public PortalApi(RunningPortal portal, string operatorKey)
    {
        _portal = portal;
        Http = new HttpClient { BaseAddress = new Uri($"{portal.Gateway}/p/{portal.Slug}/api/"), Timeout = TimeSpan.FromMinutes(5) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", operatorKey);
    }

    /// <summary>Requests relative to the portal's <c>/api/</c>.</summary>
    public HttpClient Http { get; }

    /// <summary>The answer read as <typeparamref name="T"/>; <paramref name="explain"/> has better words for some refusals.</summary>
    public async Task<T> SendAsync<T>(Func<HttpClient, Task<HttpResponseMessage>> send, Func<HttpStatusCode, string, string?>? explain = null)
    {
        try
        {
            using var answer = await send(Http);
            if (!answer.IsSuccessStatusCode)
            {
                throw await RefusedAsync(answer, explain);
            }

            return await answer.Content.ReadFromJsonAsync<T>() ?? throw new JsonException();
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
        {
            throw new Refusal($"No portal is running at {_portal.Gateway}. Start it with ./portal up, or say where it is with --port.");
        }
        catch (HttpRequestException error)
        {
            throw new Refusal($"The connection to {_portal.Gateway} broke: {error.Message}");
        }
        catch (TaskCanceledException)
        {
            throw new Refusal($"{_portal.Gateway} did not answer in time.");
        }
        catch (JsonException)
        {
            throw new Refusal($"What answers at {_portal.Gateway} is not this portal. Say where it is with --port.");
        }
    }

    public void Dispose() => Http.Dispose();

    private async Task<Refusal> RefusedAsync(HttpResponseMessage answer, Func<HttpStatusCode, string, string?>? explain)
    {
        Problem? problem = null;
        try
        {
            problem = await answer.Content.ReadFromJsonAsync<Problem>();
        }
        catch (JsonException)
        {
            // Not one of ours; the status must do.
        }

        var fields = string.Join(' ', problem?.Errors?.Values.SelectMany(messages => messages) ?? []);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new Refusal($"The portal at {_portal.Gateway} does not accept the key in {_portal.Data}/keys. Give the folder it runs on with --data."),
            HttpStatusCode.NotFound when problem?.Type?.EndsWith(":unknown-portal", StringComparison.Ordinal) == true =>
                new Refusal($"There is no portal '{_portal.Slug}' at {_portal.Gateway}."),
            var status when explain?.Invoke(status, fields) is { } words => new Refusal(words),
            var status => new Refusal($"The portal refused ({(int)status}): {problem?.Detail ?? problem?.Title ?? answer.ReasonPhrase}"),
        };
    }

    private sealed record Problem(string? Type, string? Title, string? Detail, Dictionary<string, string[]>? Errors);
}
