using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Portal.IntegrationTests.Gateway;

/// <summary>A browser in small: keeps the session's cookie and CSRF token, follows no redirects.</summary>
internal sealed class TestClient(Uri address) : IDisposable
{
    public HttpClient Http { get; } = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    public string? Cookie { get; set; }

    public string? Csrf { get; set; }

    public async Task<TestClient> SignInAsync(string email, string app = "portal")
    {
        var (status, body, response) = await SendAsync("POST", "api/session", new { email, password = "right", app });
        status.ShouldBe(HttpStatusCode.OK, body?.ToJsonString());
        Cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Csrf = body!["csrf"]!.GetValue<string>();
        return this;
    }

    public async Task<Answer> SendAsync(string method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (Cookie is not null)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        if (Csrf is not null && method is not ("GET" or "HEAD") && !headers.Any(header => header.Name == "X-CSRF"))
        {
            request.Headers.Add("X-CSRF", Csrf);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body),
        };
        var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(text) : JsonValue.Create(text);
        return new Answer(response.StatusCode, json, response);
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public void Dispose() => Http.Dispose();
}

/// <summary>Status, body and the rest.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Response)
{
    /// <summary>The problem's code, as in "csrf".</summary>
    public string? Code => (Body as JsonObject)?["type"]?.GetValue<string>().Split(':')[^1];

    public string Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";
}
