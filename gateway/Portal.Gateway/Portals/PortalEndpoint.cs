using Microsoft.AspNetCore.Http.HttpResults;

namespace Portal.Gateway.Portals;

internal static class PortalEndpoint
{
    public static void MapPortal(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/portal", Get).WithName("getPortal").WithTags("Portal");

    private static Ok<PortalView> Get(HttpContext http, PropertyDirectory properties) =>
        TypedResults.Ok(PortalView.Of(http.Portal(), http.Request.Host.Host, properties));
}
