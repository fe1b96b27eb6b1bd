using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Testing;

/// <summary>A browser's session without the browser: cookie, CSRF header and the calls tests make most.</summary>
public sealed class PortalClient : IDisposable
{
    private PortalClient(HttpClient http, JsonNode session)
    {
        Http = http;
        Session = session;
    }

    /// <summary>For calls not covered here; carries cookie and CSRF header.</summary>
    public HttpClient Http { get; }

    /// <summary>The answer to the sign-in.</summary>
    public JsonNode Session { get; }

    /// <summary>Who is signed in.</summary>
    public Guid Id => Session["id"]!.GetValue<Guid>();

    /// <summary>Somebody who has not signed in.</summary>
    public static PortalClient Visitor(Uri address) => new(new HttpClient { BaseAddress = address }, new JsonObject());

    /// <summary>Signs in; fails with the answer's text when that is refused.</summary>
    public static async Task<PortalClient> SignInAsync(Uri address, string email, string password)
    {
        // The cookie is Secure. A cookie container would not send it over plain HTTP, so it is carried by hand.
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1) }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        using var answer = await http.PostAsJsonAsync("api/session", new { email, password });
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{email} could not sign in: {(int)answer.StatusCode} {text}");
        }

        var session = JsonNode.Parse(text)!;
        http.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        http.DefaultRequestHeaders.Add("X-CSRF", session["csrf"]!.GetValue<string>());
        return new PortalClient(http, session);
    }

    /// <summary>GET, as JSON; throws for anything but 2xx.</summary>
    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    /// <summary>POST of JSON, whatever the answer.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object body, string? idempotencyKey = null) => SendAsync(HttpMethod.Post, path, body, idempotencyKey);

    /// <summary>PATCH of JSON, whatever the answer.</summary>
    public Task<HttpResponseMessage> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body, null);

    /// <summary>Replaces what is at <paramref name="path"/>.</summary>
    public Task<HttpResponseMessage> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body, null);

    /// <summary>The status of a GET.</summary>
    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Files a ticket by the support form; returns its id.</summary>
    public async Task<Guid> SubmitAsync(string subject, string description = "It does not work.", string? idempotencyKey = null)
    {
        var form = await GetAsync("api/forms/support");
        using var answer = await PostAsync($"api/forms/{form["id"]}/submissions", new { fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = subject, ["content"] = description } }, idempotencyKey);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.Created
            ? JsonNode.Parse(text)!["ticketId"]!.GetValue<Guid>()
            : throw new InvalidOperationException($"Submission refused: {(int)answer.StatusCode} {text}");
    }

    /// <summary>Files a ticket and waits until the customer's own list has it; returns its number.</summary>
    public async Task<long> OpenTicketAsync(string subject, string description = "It does not work.")
    {
        var id = await SubmitAsync(subject, description);
        var ticket = await WaitForAsync($"api/tickets/{id}", found => found is not null, $"ticket '{subject}' in the customer's list");
        return ticket!["number"]!.GetValue<long>();
    }

    /// <summary>Asks for <paramref name="path"/> until the answer fits; null stands for 404.</summary>
    public Task<JsonNode?> WaitForAsync(string path, Func<JsonNode?, bool> fits, string what, int seconds = 30) => Wait.ForAsync(
        async () =>
        {
            using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
            return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync()) : null;
        },
        fits,
        what,
        seconds);

    /// <summary>Uploads a file; returns its id.</summary>
    public async Task<Guid> UploadAsync(string name, byte[] content, string contentType = "application/octet-stream")
    {
        using var answer = await UploadRawAsync(name, content, contentType);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    /// <summary>Uploads a file, whatever the answer.</summary>
    public async Task<HttpResponseMessage> UploadRawAsync(string name, byte[] content, string contentType = "application/octet-stream")
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        form.Add(file, "file", name);
        return await Http.PostAsync(new Uri("api/attachments", UriKind.Relative), form);
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object body, string? idempotencyKey)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await Http.SendAsync(request);
    }
}
