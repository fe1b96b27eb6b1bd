using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Portal.FormIntake.Attachments;

/// <summary>Asks ClamAV's daemon about content, by its command INSTREAM (man clamd). Configured by <c>Files:ClamAV:Host</c> and <c>Port</c>; without a host nothing is scanned.</summary>
internal sealed class ClamAv(IConfiguration configuration)
{
    private const int ChunkBytes = 64 * 1024;
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(3);

    /// <summary>Less than the gateway waits for the service.</summary>
    private static readonly TimeSpan ScanWithin = TimeSpan.FromSeconds(100);

    private readonly string? _host = configuration["Files:ClamAV:Host"];
    private readonly int _port = configuration.GetValue("Files:ClamAV:Port", 3310);

    public bool On => !string.IsNullOrEmpty(_host);

    /// <summary>The name of what was found, or null. Throws <see cref="IOException"/> when the daemon is away, too slow, or does not scan content of this size.</summary>
    public async Task<string?> ScanAsync(Stream content, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var client = new TcpClient();
        try
        {
            limit.CancelAfter(ConnectWithin);
            await client.ConnectAsync(_host!, _port, limit.Token);
            limit.CancelAfter(ScanWithin);
            return Verdict(await AskAsync(client.GetStream(), content, limit.Token));
        }
        catch (SocketException away)
        {
            throw new IOException(away.Message, away);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new IOException("It does not answer in time.", late);
        }
    }

    private static async Task<string> AskAsync(NetworkStream daemon, Stream content, CancellationToken ct)
    {
        try
        {
            await daemon.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
            var chunk = new byte[sizeof(int) + ChunkBytes];
            int length;
            do
            {
                length = await content.ReadAsync(chunk.AsMemory(sizeof(int)), ct);
                BinaryPrimitives.WriteInt32BigEndian(chunk, length);
                await daemon.WriteAsync(chunk.AsMemory(0, sizeof(int) + length), ct);
            }
            while (length > 0);
        }
        catch (IOException)
        {
            // It has stopped listening in the middle and says why, such as content longer than its StreamMaxLength.
        }

        using var reader = new StreamReader(daemon, Encoding.UTF8);
        return (await reader.ReadToEndAsync(ct)).Trim('\0', '\n', ' ');
    }

    /// <summary><c>stream: OK</c>, <c>stream: Eicar-Test-Signature FOUND</c>, or what went wrong.</summary>
    private static string? Verdict(string answer)
    {
        const string start = "stream: ", found = " FOUND";
        return answer == "stream: OK" ? null
            : answer.StartsWith(start, StringComparison.Ordinal) && answer.EndsWith(found, StringComparison.Ordinal) ? answer[start.Length..^found.Length]
            : throw new IOException(answer.Length > 0 ? answer : "It ended the connection.");
    }
}
