using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.AppHost.Cli;

/// <summary>The import's part of the API, with errors in words for the terminal.</summary>
internal sealed class ImportClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly ImportOptions _options;

    public ImportClient(ImportOptions options, string operatorKey)
    {
        _options = options;
        _http = new HttpClient { BaseAddress = new Uri($"{options.Gateway}/p/{options.Portal}/api/desk/imports/"), Timeout = TimeSpan.FromMinutes(5) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", operatorKey);
    }

    public async Task<Upload> UploadAsync(string file)
    {
        using var content = new MultipartFormDataContent();
        using var part = new StreamContent(File.OpenRead(file));
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        content.Add(part, "file", Path.GetFileName(file));
        return await SendAsync<Upload>(() => _http.PostAsync("../imports", content));
    }

    public Task<ImportState> StartAsync(Guid id, IReadOnlyDictionary<string, string> mapping) =>
        SendAsync<ImportState>(() => _http.PostAsJsonAsync($"{id}/start", new { mapping }));

    public Task<ImportState> GetAsync(Guid id) => SendAsync<ImportState>(() => _http.GetAsync($"{id}"));

    /// <summary>Saves the rejected rows with their reasons as CSV.</summary>
    public async Task SaveRejectedAsync(Guid id, string file)
    {
        using var answer = await _http.GetAsync($"{id}/rejected.csv");
        answer.EnsureSuccessStatusCode();
        await using var target = File.Create(file);
        await answer.Content.CopyToAsync(target);
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> SendAsync<T>(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var answer = await send();
            if (!answer.IsSuccessStatusCode)
            {
                throw await RefusedAsync(answer);
            }

            return await answer.Content.ReadFromJsonAsync<T>() ?? throw new JsonException();
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError)
        {
            throw new Refusal($"No portal is running at {_options.Gateway}. Start it with ./portal up, or say where it is with --port.");
        }
        catch (HttpRequestException error)
        {
            throw new Refusal($"The connection to {_options.Gateway} broke: {error.Message}");
        }
        catch (TaskCanceledException)
        {
            throw new Refusal($"{_options.Gateway} did not answer in time.");
        }
        catch (JsonException)
        {
            throw new Refusal($"What answers at {_options.Gateway} is not this portal. Say where it is with --port.");
        }
    }

    private async Task<Refusal> RefusedAsync(HttpResponseMessage answer)
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
                new Refusal($"The portal at {_options.Gateway} does not accept the key in {_options.Data}/keys. Give the folder it runs on with --data."),
            HttpStatusCode.NotFound when problem?.Type?.EndsWith(":unknown-portal", StringComparison.Ordinal) == true =>
                new Refusal($"There is no portal '{_options.Portal}' at {_options.Gateway}."),
            HttpStatusCode.BadRequest when fields.Length > 0 => new Refusal($"{Path.GetFileName(_options.File)}: {fields}"),
            HttpStatusCode.RequestEntityTooLarge => new Refusal($"{Path.GetFileName(_options.File)} is too large; 50 MB is the limit."),
            _ => new Refusal($"The portal refused ({(int)answer.StatusCode}): {problem?.Detail ?? problem?.Title ?? answer.ReasonPhrase}"),
        };
    }

    private sealed record Problem(string? Type, string? Title, string? Detail, Dictionary<string, string[]>? Errors);
}

/// <summary>A file the portal has read, with the mapping it suggests.</summary>
internal sealed record Upload(Guid Id, IReadOnlyList<string> Columns, int Rows, Dictionary<string, string?> Suggested);

/// <summary>How far an import is.</summary>
internal sealed record ImportState(Guid Id, string Status, int Rows, int Read, int Created, int Existing, int Rejected);
