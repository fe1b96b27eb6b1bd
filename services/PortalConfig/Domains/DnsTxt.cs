using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Portal.PortalConfig.Domains;

/// <summary>Asks a DNS server for the TXT records of a name (RFC 1035, over UDP). The server is <c>Domains:DnsServer</c> (host:port), else the system's.</summary>
internal sealed class DnsTxt(IConfiguration configuration)
{
    private const int Port = 53;
    private const int Attempts = 3;
    private const int Header = 12;
    private const int Largest = 1232; // Bytes that pass every network unfragmented.
    private const ushort TypeTxt = 16;
    private const ushort TypeOpt = 41;
    private const ushort ClassInternet = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The values of the TXT records, none where there is no such name. Throws <see cref="IOException"/> when no server gives an answer.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(string name, CancellationToken ct)
    {
        var server = await ServerAsync(ct);
        for (var attempt = 1; ; attempt++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(Patience);
            try
            {
                return await AskAsync(server, name, limit.Token);
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                if (attempt == Attempts)
                {
                    throw new IOException("The DNS server does not answer.", error);
                }
            }
        }
    }

    private static async Task<IReadOnlyList<string>> AskAsync(IPEndPoint server, string name, CancellationToken ct)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, ct);
        var query = Query(name);
        await socket.SendAsync(query, ct);
        var answer = new byte[Largest];
        while (true)
        {
            // What does not answer this very question is not for us.
            var length = await socket.ReceiveAsync(answer, ct);
            if (Read(answer.AsSpan(0, length), query) is { } values)
            {
                return values;
            }
        }
    }

    private static byte[] Query(string name)
    {
        using var query = new MemoryStream();
        Span<byte> header = stackalloc byte[Header];
        RandomNumberGenerator.Fill(header[..2]);
        header[2..].Clear();
        header[2] = 1; // Recursion desired.
        header[5] = 1; // One question,
        header[11] = 1; // and one additional record, which allows longer answers.
        query.Write(header);
        foreach (var label in name.Split('.'))
        {
            query.WriteByte((byte)label.Length);
            query.Write(Encoding.ASCII.GetBytes(label));
        }

        query.WriteByte(0);
        query.Write([0, (byte)TypeTxt, 0, (byte)ClassInternet]);
        query.Write([0, 0, (byte)TypeOpt, Largest >> 8, Largest & 0xFF, 0, 0, 0, 0, 0, 0]);
        return query.ToArray();
    }

    /// <summary>The values in an answer; null when it is not one to <paramref name="query"/>.</summary>
    internal static IReadOnlyList<string>? Read(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> query)
    {
        var question = query[Header..^11];
        if (answer.Length < Header + question.Length || !answer[..2].SequenceEqual(query[..2]) || (answer[2] & 0x80) == 0 || !Same(answer.Slice(Header, question.Length), question))
        {
            return null;
        }

        var status = answer[3] & 0x0F;
        if (status is not (0 or 3) || (answer[2] & 2) != 0)
        {
            throw new IOException(status is 0 or 3 ? "The DNS server's answer is too long." : $"The DNS server refused (code {status}).");
        }

        var values = new List<string>();
        var at = Header + question.Length;
        for (var left = BinaryPrimitives.ReadUInt16BigEndian(answer[6..]); left > 0 && Skip(answer, ref at) && at + 10 <= answer.Length; left--)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(answer[at..]);
            int size = BinaryPrimitives.ReadUInt16BigEndian(answer[(at + 8)..]);
            at += 10;
            if (at + size > answer.Length)
            {
                break;
            }

            if (type == TypeTxt)
            {
                values.Add(Joined(answer.Slice(at, size)));
            }

            at += size;
        }

        return values;
    }

    /// <summary>Names are compared without regard to case.</summary>
    private static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Ascii.EqualsIgnoreCase(one, other);

    /// <summary>Moves past a name, which may end in a pointer to an earlier one.</summary>
    private static bool Skip(ReadOnlySpan<byte> answer, ref int at)
    {
        while (at < answer.Length)
        {
            var length = answer[at];
            if (length >= 0xC0)
            {
                at += 2;
                return true;
            }

            at += length + 1;
            if (length == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A long value comes in several strings.</summary>
    private static string Joined(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        while (data.Length > 0 && data[0] < data.Length)
        {
            text.Append(Encoding.Latin1.GetString(data.Slice(1, data[0])));
            data = data[(data[0] + 1)..];
        }

        return text.ToString();
    }

    private async Task<IPEndPoint> ServerAsync(CancellationToken ct)
    {
        if (configuration["Domains:DnsServer"] is not { Length: > 0 } server)
        {
            var known = NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().DnsAddresses).FirstOrDefault()
                ?? throw new IOException("No DNS server is known. Set Domains:DnsServer.");
            return new IPEndPoint(known, Port);
        }

        if (IPEndPoint.TryParse(server, out var address))
        {
            return address.Port == 0 ? new IPEndPoint(address.Address, Port) : address;
        }

        var uri = new Uri($"dns://{server}");
        return new IPEndPoint((await Dns.GetHostAddressesAsync(uri.Host, ct))[0], uri.Port > 0 ? uri.Port : Port);
    }
}
