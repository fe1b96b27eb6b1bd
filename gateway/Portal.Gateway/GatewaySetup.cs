using MassTransit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Portal.Gateway.Limits;
using Portal.Gateway.Live;
using Portal.Gateway.Operations;
using Portal.Gateway.Portals;
using Portal.Gateway.Proxy;
using Portal.Gateway.Security;
using Portal.Gateway.Services;
using Portal.Gateway.Sessions;
using Portal.Gateway.Settings;
using Portal.Gateway.Setup;
using Portal.Gateway.Tokens;
using Portal.Gateway.Visibility;
using Portal.Gateway.WebUi;
using Portal.Messaging;

namespace Portal.Gateway;

/// <summary>The gateway: sessions, proxy, live updates and the web UI.</summary>
public static class GatewaySetup
{
    /// <summary>Registers the gateway; call after <c>AddServiceDefaults</c>.</summary>
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<GatewayOptions>(builder.Configuration.GetSection("Gateway"));

        // Services admit nobody without the gateway's token. Here people come in, and ApiGate decides.
        services.Configure<AuthorizationOptions>(authorization => authorization.FallbackPolicy = null);

        services.AddSingleton<ServiceAddresses>();
        services.AddSingleton<ServiceTokens>();
        services.AddSingleton<ServiceClients>();
        services.AddHttpClient(ServiceClients.HttpClientName, client => client.Timeout = TimeSpan.FromSeconds(15))
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3), AllowAutoRedirect = false });
        services.AddSingleton<OperatorKey>();
        services.AddSingleton<PortalDirectory>();
        services.AddSingleton<PropertyDirectory>();
        services.AddSingleton<PolicyCheck>();
        services.AddSingleton<SettingsPublisher>();
        services.AddSingleton<PortalStaff>();
        services.AddHostedService<ScheduledPublications>();
        services.AddSingleton<PortalLoader>();
        services.AddHostedService(provider => provider.GetRequiredService<PortalLoader>());
        services.AddSingleton<PersonChanges>();
        services.AddSingleton<TouchBuffer>();
        services.AddHostedService(provider => provider.GetRequiredService<TouchBuffer>());
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionFinder>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<LiveHub>();
        services.AddSingleton<HealthBoard>();
        services.AddSingleton<OpenApiBook>();
        services.AddSingleton<WebFiles>();
        services.AddSingleton<Pages>();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, TrustedProxies>();
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });
        builder.AddProxy();
        builder.AddPortalBus("gateway", bus =>
        {
            bus.AddConsumer<PortalChangedConsumer>().OfThisProcess("gateway-portal-changed");
            bus.AddConsumer<PortalProjectedConsumer>().OfThisProcess("gateway-portal-projected");
            bus.AddConsumer<AccessDecidedConsumer>().OfThisProcess("gateway-access-decided");
            bus.AddConsumer<PropertiesChangedConsumer>().OfThisProcess("gateway-properties-changed");
            bus.AddConsumer<ContactChangedConsumer>().OfThisProcess("gateway-contact-changed");
            bus.AddConsumer<StaffChangedConsumer>().OfThisProcess("gateway-staff-changed");
            bus.AddConsumer<TicketProjectedConsumer>().OfThisProcess("gateway-ticket-projected");
            bus.AddConsumer<MessagePostedConsumer>().OfThisProcess("gateway-message-posted");
            bus.AddConsumer<TicketChangedConsumer>().OfThisProcess("gateway-ticket-changed");
            bus.AddConsumer<NoteAddedConsumer>().OfThisProcess("gateway-note-added");
            bus.AddConsumer<AnswerBeingWrittenConsumer>().OfThisProcess("gateway-answer-being-written");
            bus.AddConsumer<TicketsImportedConsumer>().OfThisProcess("gateway-tickets-imported");
        });
    }

    /// <summary>The gateway's pipeline and endpoints, in place of <c>MapServiceDefaults</c>.</summary>
    public static void MapGateway(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();

        // Not where a secret is in the answer, nor where events must arrive one by one.
        app.UseWhen(
            http => !http.Request.Path.Value!.EndsWith("/api/session", StringComparison.OrdinalIgnoreCase) && !http.Request.Path.Value!.EndsWith("/api/live", StringComparison.OrdinalIgnoreCase),
            branch => branch.UseResponseCompression());
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<PortalResolution>();
        app.UseMiddleware<ApiGate>();
        app.UseRouting();

        app.MapHealth();
        app.MapMessagingOperations();
        app.MapOpenApiBook();
        app.MapPortal();
        app.MapDomainProof();
        app.MapSettings();
        app.MapRoles();
        app.MapTicketVisibility();
        app.MapSetup();
        app.MapSessions();
        app.MapLive();
        app.MapProxy();
        app.MapWebUi();
    }
}
