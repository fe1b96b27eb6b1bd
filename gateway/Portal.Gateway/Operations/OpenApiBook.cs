using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portal.Gateway.Services;

namespace Portal.Gateway.Operations;

/// <summary>The API of the whole installation in one document. Kept once every service has answered.</summary>
internal sealed class OpenApiBook(
    IHttpClientFactory http, ServiceAddresses addresses, [FromKeyedServices("v1")] IOpenApiDocumentProvider own, ILogger<OpenApiBook> logger)
{
    private volatile string? _complete;

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        if (_complete is { } known)
        {
            return known;
        }

        var services = await Task.WhenAll(ServiceAddresses.Names.Select(async name => (Service: name, Document: await AskAsync(name, ct))));
        var documents = services.Where(answer => answer.Document is not null).Select(answer => (answer.Service, answer.Document!)).Prepend(("gateway", await OwnAsync(ct)));
        var merged = OpenApiMerge.Merge(documents).ToJsonString();
        if (services.All(answer => answer.Document is not null))
        {
            _complete = merged;
        }

        return merged;
    }

    private async Task<JsonObject> OwnAsync(CancellationToken ct)
    {
        var document = await own.GetOpenApiDocumentAsync(ct);
        return JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct))!.AsObject();
    }

    private async Task<JsonObject?> AskAsync(string service, CancellationToken ct)
    {
        try
        {
            return await http.CreateClient(ServiceClients.HttpClientName)
                .GetFromJsonAsync<JsonObject>(new Uri(addresses.Of(service)[0], "openapi/v1.json"), ct);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            logger.LogWarning("The description of {Service} is missing: {Reason}", service, error.Message);
            return null;
        }
    }
}
