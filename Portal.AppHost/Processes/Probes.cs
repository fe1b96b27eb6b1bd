using System.Net.Sockets;
using System.Text;

namespace Portal.AppHost.Processes;

/// <summary>Short questions by which a process shows that it is up.</summary>
internal static class Probes
{
    /// <summary>Somebody listens.</summary>
    public static Func<CancellationToken, Task> Listens(int port) => async ct =>
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, ct);
    };

    /// <summary>Answers <paramref name="question"/> with anything; for servers that listen before they work.</summary>
    public static Func<CancellationToken, Task> Answers(int port, string question) => async ct =>
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, ct);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(question), ct);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        await stream.ReadExactlyAsync(new byte[1], limit.Token);
    };

    /// <summary><c>/health</c> answers 200.</summary>
    public static Func<CancellationToken, Task> IsHealthy(HttpClient http, string url) => async ct =>
    {
        using var answer = await http.GetAsync($"{url}/health", ct);
        answer.EnsureSuccessStatusCode();
    };
}
