using Portal.Gateway.Services;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.LoadBalancing;

namespace Portal.Gateway.Proxy;

/// <summary>Which service answers which part of the API. What is not listed is not reachable.</summary>
internal static class ProxyRoutes
{
    private const long Ordinary = 2 * 1024 * 1024;
    private const long Attachment = 30L * 1024 * 1024;
    private const long UploadPart = 9L * 1024 * 1024;
    private const long Import = 55L * 1024 * 1024;
    private static readonly string[] Read = ["GET", "HEAD"];
    private static readonly string[] Post = ["POST"];
    private static readonly string[] Write = ["POST", "PUT", "DELETE"];

    public static IReadOnlyList<RouteConfig> All { get; } =
    [
        // Customers read from the read model and write to where tickets live.
        Route("tickets-read", "/api/tickets/{**rest}", ServiceAddresses.TicketQuery, Read),
        Route("tickets-write", "/api/tickets/{**rest}", ServiceAddresses.Conversation, Write),
        Route("ticket-exports", "/api/ticket-exports/{**rest}", ServiceAddresses.TicketQuery),
        Route("ticket-feeds", "/api/ticket-feeds/{**rest}", ServiceAddresses.TicketQuery, Read),
        Route("ticket-views", "/api/ticket-views/{**rest}", ServiceAddresses.TicketQuery),
        Route("forms", "/api/forms/{**rest}", ServiceAddresses.FormIntake),
        Route("attachments-upload", "/api/attachments", ServiceAddresses.FormIntake, Post, Attachment),
        Route("uploads", "/api/uploads/{**rest}", ServiceAddresses.FormIntake, limit: UploadPart),
        Route("attachments-download", "/api/attachments/{**rest}", ServiceAddresses.Conversation, Read),

        // Pictures of a portal's theme are for anyone.
        Route("assets", "/api/assets/{**rest}", ServiceAddresses.PortalConfig, Read),
        Route("portal-properties", "/api/portal/properties", ServiceAddresses.PortalConfig, Read),

        // Staff.
        Route("desk-properties", "/api/desk/properties", ServiceAddresses.PortalConfig, Read),
        Route("imports", "/api/desk/imports/{**rest}", ServiceAddresses.FormIntake, limit: Import),
        Route("contacts", "/api/desk/contacts/{**rest}", ServiceAddresses.Identity),
        Route("companies", "/api/desk/companies/{**rest}", ServiceAddresses.Identity),
        Route("invitation", "/api/desk/invitation", ServiceAddresses.Identity, Post),
        Route("desk", "/api/desk/{**rest}", ServiceAddresses.Conversation),
        Route("settings-staff", "/api/settings/staff/{**rest}", ServiceAddresses.Identity),
        Route("pipelines", "/api/settings/pipelines/{**rest}", ServiceAddresses.Conversation),
        Route("inboxes", "/api/settings/inboxes/{**rest}", ServiceAddresses.Conversation),
        Route("settings-forms", "/api/settings/forms/{**rest}", ServiceAddresses.FormIntake),
        Route("settings-preview-contacts", "/api/settings/preview/contacts", ServiceAddresses.Identity),
        Route("settings-preview-tickets", "/api/settings/preview/tickets", ServiceAddresses.TicketQuery),
        Route("settings", "/api/settings/{**rest}", ServiceAddresses.PortalConfig),

        // Operators.
        Route("audit-verify", "/api/operations/audit/{**rest}", ServiceAddresses.PortalConfig, Read),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters(ServiceAddresses addresses) =>
        [.. ServiceAddresses.Names.Select(name => new ClusterConfig
        {
            ClusterId = name,
            LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
            Destinations = addresses.Of(name)
                .Select((address, index) => (Id: $"{name}-{index}", Address: address))
                .ToDictionary(pair => pair.Id, pair => new DestinationConfig { Address = pair.Address.ToString() }, StringComparer.Ordinal),

            // Time without a byte in either direction. Reading an uploaded file may take a service a while.
            HttpRequest = new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromSeconds(name == ServiceAddresses.FormIntake ? 120 : 30) },
        })];

    private static RouteConfig Route(string id, string path, string service, string[]? methods = null, long limit = Ordinary) => new()
    {
        RouteId = id,
        ClusterId = service,
        Match = new RouteMatch { Path = path, Methods = methods },
        MaxRequestBodySize = limit,
    };
}
