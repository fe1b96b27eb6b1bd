using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Portals;

/// <summary>Proves over HTTP that a host leads here: answers with the tokens of the portals that claim it, one a line (P4).</summary>
internal static class DomainProofEndpoint
{
    public static void MapDomainProof(this IEndpointRouteBuilder routes) => routes.MapGet(DomainProof.HttpPath, Get).ExcludeFromDescription();

    private static IResult Get(HttpContext http, PortalDirectory portals)
    {
        var host = http.Request.Host.Host.ToLowerInvariant();
        var tokens = portals.Claiming(host).Select(portal => DomainProof.TokenOf(portal.Id, host)).ToList();
        http.Response.Headers.CacheControl = "no-store";
        return tokens.Count > 0 ? TypedResults.Text(string.Join('\n', tokens) + "\n") : throw RuleException.NotFound("This address");
    }
}
