using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Portal.AppHost.Cli;

/// <summary>The import's part of the API.</summary>
internal sealed class ImportClient(ImportOptions options, string operatorKey) : IDisposable
{
    private readonly PortalApi _api = new(options.Portal, operatorKey);

    public async Task<Upload> UploadAsync(string file)
    {
        using var content = new MultipartFormDataContent();
        using var part = new StreamContent(File.OpenRead(file));
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        content.Add(part, "file", Path.GetFileName(file));
        return await SendAsync<Upload>(http => http.PostAsync("desk/imports", content));
    }

    public Task<ImportState> StartAsync(Guid id, IReadOnlyDictionary<string, string> mapping) =>
        SendAsync<ImportState>(http => http.PostAsJsonAsync($"desk/imports/{id}/start", new { mapping }));

    public Task<ImportState> GetAsync(Guid id) => SendAsync<ImportState>(http => http.GetAsync($"desk/imports/{id}"));

    /// <summary>Saves the rejected rows with their reasons as CSV.</summary>
    public async Task SaveRejectedAsync(Guid id, string file)
    {
        using var answer = await _api.Http.GetAsync($"desk/imports/{id}/rejected.csv");
        answer.EnsureSuccessStatusCode();
        await using var target = File.Create(file);
        await answer.Content.CopyToAsync(target);
    }

    public void Dispose() => _api.Dispose();

    private Task<T> SendAsync<T>(Func<HttpClient, Task<HttpResponseMessage>> send) => _api.SendAsync<T>(send, (status, fields) => status switch
    {
        HttpStatusCode.BadRequest when fields.Length > 0 => $"{Path.GetFileName(options.File)}: {fields}",
        HttpStatusCode.RequestEntityTooLarge => $"{Path.GetFileName(options.File)} is too large; 50 MB is the limit.",
        _ => null,
    });
}

/// <summary>A file the portal has read, with the mapping it suggests.</summary>
internal sealed record Upload(Guid Id, IReadOnlyList<string> Columns, int Rows, Dictionary<string, string?> Suggested);

/// <summary>How far an import is.</summary>
internal sealed record ImportState(Guid Id, string Status, int Rows, int Read, int Created, int Existing, int Rejected);
