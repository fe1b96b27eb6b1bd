using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Portal.Gateway.Security;

/// <summary>Who may say which client, scheme and host a request really had: loopback, and <c>Gateway:TrustedProxies</c>.</summary>
internal sealed class TrustedProxies(IOptions<GatewayOptions> gateway) : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;

        // As far back as the chain consists of proxies we know.
        options.ForwardLimit = null;
        foreach (var proxy in gateway.Value.TrustedProxies)
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                throw new InvalidOperationException($"Gateway:TrustedProxies '{proxy}' is neither an address nor a network.");
            }
        }
    }
}
