using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Portals;

namespace Portal.Gateway.Portals;

internal static class PortalEndpoint
{
    public static void MapPortal(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/portal", Get).WithName("getPortal").WithTags("Portal");

    private static Ok<PortalView> Get(HttpContext http)
    {
        var portal = http.Portal();
        return TypedResults.Ok(new PortalView(
            portal.Id,
            portal.Name,
            portal.Slug,
            LanguageAt(portal, http.Request.Host.Host),
            Languages.All,
            portal.TicketsName,
            new PortalFormView(portal.FormConnected, portal.FormMenuText),
            portal.On,
            portal.IdleMinutes));
    }

    /// <summary>On a domain of its own a portal speaks that domain's language (P5).</summary>
    private static string LanguageAt(PortalSnapshot portal, string host) =>
        portal.Domains.FirstOrDefault(domain => domain.Host.Equals(host, StringComparison.OrdinalIgnoreCase))?.Language ?? portal.Language;
}

/// <summary>What anyone may know about a portal. Null texts leave the translated default.</summary>
internal sealed record PortalView(
    Guid Id,
    string Name,
    string Slug,
    string Language,
    IReadOnlyList<string> Languages,
    string? TicketsName,
    PortalFormView Form,
    bool On,
    int IdleMinutes);

/// <summary>Whether customers can file tickets, and what the menu calls it.</summary>
internal sealed record PortalFormView(bool Connected, string? MenuText);
