using System.Net.Sockets;
using Portal.Contracts.Portals;

namespace Portal.PortalConfig.Domains;

/// <summary>Looks whether a host carries a portal's proof: in DNS, or by what it answers over HTTP.</summary>
internal sealed class DomainProbe(DnsTxt dns, IConfiguration configuration)
{
    private const int MaxBody = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Null when the proof is there, else what was found instead.</summary>
    public async Task<string?> LookForTxtAsync(Guid portalId, string host, CancellationToken ct)
    {
        try
        {
            var found = await dns.QueryAsync(DomainProof.TxtName(host), ct);
            return found.Contains(DomainProof.TxtValue(portalId, host), StringComparer.Ordinal) ? null
                : found.Count == 0 ? $"There is no TXT record {DomainProof.TxtName(host)} yet. It can take a while until a new record is seen everywhere."
                : $"The TXT record {DomainProof.TxtName(host)} says: {string.Join(", ", found)}";
        }
        catch (IOException error)
        {
            return error.Message;
        }
    }

    /// <summary>The same over HTTP. What a host answers is not repeated: it may be one that only this server reaches.</summary>
    public async Task<string?> LookOverHttpAsync(Guid portalId, string host, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync };
        using var http = new HttpClient(handler) { MaxResponseContentBufferSize = MaxBody };
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://{host}{DomainProof.HttpPath}"), limit.Token);
            if (!answer.IsSuccessStatusCode)
            {
                return $"http://{host}{DomainProof.HttpPath} answers {(int)answer.StatusCode}.";
            }

            var lines = (await answer.Content.ReadAsStringAsync(limit.Token)).Split('\n', StringSplitOptions.TrimEntries);
            return lines.Contains(DomainProof.TokenOf(portalId, host), StringComparer.Ordinal) ? null : $"http://{host}{DomainProof.HttpPath} answers without this portal's token.";
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return $"http://{host}{DomainProof.HttpPath} does not answer.";
        }
    }

    /// <summary>Connects to the host, or to <c>Domains:HttpTarget</c> (host:port) where a server does not reach its own public address.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var target = configuration["Domains:HttpTarget"] is { Length: > 0 } other ? new Uri($"http://{other}") : null;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target?.Host ?? context.DnsEndPoint.Host, target?.Port ?? context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
