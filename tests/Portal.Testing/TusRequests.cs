using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Portal.Testing;

/// <summary>Requests of resumable uploads (tus.io), one by one and as they go over the wire.</summary>
public static class TusRequests
{
    /// <summary>Begins an upload of <paramref name="length"/> bytes.</summary>
    public static Task<HttpResponseMessage> BeginUploadAsync(this HttpClient http, string name, long length, string? idempotencyKey = null)
    {
        var metadata = "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(name));
        var headers = new List<(string, string)> { ("Upload-Length", length.ToString(CultureInfo.InvariantCulture)), ("Upload-Metadata", metadata) };
        if (idempotencyKey is not null)
        {
            headers.Add(("Idempotency-Key", idempotencyKey));
        }

        return http.TusAsync(HttpMethod.Post, "api/uploads", null, [.. headers]);
    }

    /// <summary>Sends the bytes from <paramref name="offset"/> on.</summary>
    public static Task<HttpResponseMessage> AppendAsync(this HttpClient http, string upload, long offset, byte[] bytes) =>
        http.AppendAsync(upload, offset, new ByteArrayContent(bytes));

    /// <summary>Sends <paramref name="content"/>, whose type is set.</summary>
    public static Task<HttpResponseMessage> AppendAsync(this HttpClient http, string upload, long offset, HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return http.TusAsync(HttpMethod.Patch, upload, content, ("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>How much of an upload has arrived.</summary>
    public static async Task<long> OffsetAsync(this HttpClient http, string upload)
    {
        using var answer = await http.TusAsync(HttpMethod.Head, upload);
        answer.EnsureSuccessStatusCode();
        return answer.OffsetTold();
    }

    /// <summary>How much an answer says has arrived.</summary>
    public static long OffsetTold(this HttpResponseMessage answer) => long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    /// <summary>The address a new upload has, from the root.</summary>
    public static string UploadTold(this HttpResponseMessage created) =>
        new Uri(created.RequestMessage!.RequestUri!, created.EnsureSuccessStatusCode().Headers.Location!).PathAndQuery;

    /// <summary>Any request of the protocol's version.</summary>
    public static async Task<HttpResponseMessage> TusAsync(this HttpClient http, HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }
}
