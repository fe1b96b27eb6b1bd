using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Visibility;

namespace Portal.TicketQuery.Settings;

internal static class SettingsEndpoints
{
    public static void MapSettingsEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/settings/preview/tickets", PreviewTickets.HandleAsync)
            .RequireAuthorization(Permissions.PortalSettings).WithTags("Settings").WithName("previewTickets");
        app.MapPost("/internal/policy/check", CheckPolicy.HandleAsync).RequireAuthorization(Policies.Service).WithTags("Settings").WithName("checkPolicy");
        app.MapPost("/internal/tickets/explain", ExplainTicket.HandleAsync).RequireAuthorization(Policies.Service).WithTags("Settings").WithName("explainTicket");
    }
}
