using System.Text;
using Portal.Testing;

namespace Portal.EndToEndTests;

/// <summary>An open page's stream of live updates.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly StringBuilder _text = new();
    private readonly HttpResponseMessage _answer;
    private readonly Task _reading;

    private LiveStream(HttpResponseMessage answer)
    {
        _answer = answer;
        _reading = ReadAsync();
    }

    /// <summary>All that came so far.</summary>
    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    public static async Task<LiveStream> OpenAsync(PortalClient client)
    {
        var answer = await client.Http.GetAsync(new Uri("api/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new LiveStream(answer);
    }

    public Task WaitForAsync(string part) => Wait.ForAsync(() => Text, text => text.Contains(part, StringComparison.Ordinal), $"'{part}' on the live stream");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _answer.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        await using var stream = await _answer.Content.ReadAsStreamAsync(_end.Token);
        var buffer = new byte[4096];
        int read;
        while ((read = await stream.ReadAsync(buffer, _end.Token)) > 0)
        {
            lock (_text)
            {
                _text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
    }
}
