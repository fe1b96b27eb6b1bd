using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.IntegrationTests.PortalConfig;

/// <summary>A DNS server on loopback that answers every question for TXT with what a test has put there.</summary>
internal sealed class DnsStub : IAsyncDisposable
{
    private readonly UdpClient _server = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _end = new();
    private readonly Task _answering;

    public DnsStub() => _answering = AnswerAsync();

    /// <summary>Values by name.</summary>
    public ConcurrentDictionary<string, string[]> Txt { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Status of the answers: 0 is none, 2 a failure.</summary>
    public byte Code { get; set; }

    public string Address => _server.Client.LocalEndPoint!.ToString()!;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _server.Dispose();
        _end.Dispose();
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            var query = await _server.ReceiveAsync(_end.Token);

            // Something that is no answer to this question comes first, as it would from a forger.
            await _server.SendAsync(Answer(query.Buffer, 0xFF), query.RemoteEndPoint, _end.Token);
            await _server.SendAsync(Answer(query.Buffer, 0), query.RemoteEndPoint, _end.Token);
        }
    }

    private byte[] Answer(byte[] query, byte forged)
    {
        var end = 12;
        var name = new List<string>();
        while (query[end] > 0)
        {
            name.Add(Encoding.ASCII.GetString(query, end + 1, query[end]));
            end += query[end] + 1;
        }

        end += 5;
        var values = Txt.GetValueOrDefault(string.Join('.', name)) ?? [];
        using var answer = new MemoryStream();
        answer.Write([(byte)(query[0] ^ forged), query[1], 0x81, (byte)(0x80 | Code), 0, 1, 0, (byte)values.Length, 0, 0, 0, 0]);
        answer.Write(query, 12, end - 12);
        foreach (var value in values)
        {
            // A pointer to the question's name, TXT, internet, a minute, and the value in two strings.
            var (first, second) = (Encoding.ASCII.GetBytes(value[..(value.Length / 2)]), Encoding.ASCII.GetBytes(value[(value.Length / 2)..]));
            answer.Write([0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, (byte)(value.Length + 2), (byte)first.Length, .. first, (byte)second.Length, .. second]);
        }

        return answer.ToArray();
    }
}
