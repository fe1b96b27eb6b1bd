using Portal.Gateway.Tokens;

namespace Portal.Gateway.Services;

/// <summary>The services the gateway itself asks.</summary>
internal sealed class ServiceClients(IHttpClientFactory http, ServiceAddresses addresses, ServiceTokens tokens)
{
    /// <summary>Name of the HTTP client behind it all.</summary>
    public const string HttpClientName = "services";

    private readonly Dictionary<string, ServiceClient> _all =
        ServiceAddresses.Names.ToDictionary(name => name, name => new ServiceClient(name, http, addresses, tokens), StringComparer.Ordinal);

    public ServiceClient Identity => _all[ServiceAddresses.Identity];
    public ServiceClient PortalConfig => _all[ServiceAddresses.PortalConfig];
    public ServiceClient TicketQuery => _all[ServiceAddresses.TicketQuery];

    /// <summary>The service of that name, or null where there is none.</summary>
    public ServiceClient? Of(string name) => _all.GetValueOrDefault(name);
}
