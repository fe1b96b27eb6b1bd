using Portal.Gateway.Tokens;

namespace Portal.Gateway.Services;

/// <summary>The services the gateway itself asks.</summary>
internal sealed class ServiceClients(IHttpClientFactory http, ServiceAddresses addresses, ServiceTokens tokens)
{
    /// <summary>Name of the HTTP client behind it all.</summary>
    public const string HttpClientName = "services";

    public ServiceClient Identity { get; } = new(ServiceAddresses.Identity, http, addresses, tokens);
    public ServiceClient PortalConfig { get; } = new(ServiceAddresses.PortalConfig, http, addresses, tokens);
}
