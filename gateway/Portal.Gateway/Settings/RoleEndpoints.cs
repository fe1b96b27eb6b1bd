using Portal.Contracts.Portals;
using Portal.Gateway.Services;
using Portal.ServiceDefaults.Errors;

namespace Portal.Gateway.Settings;

/// <summary>What administrators ask of roles that takes two services: PortalConfig has them, Identity knows who holds them.</summary>
internal static class RoleEndpoints
{
    public static void MapRoles(this IEndpointRouteBuilder routes) => routes.MapDelete("/api/settings/roles/{name}", DeleteAsync)
        .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict).WithTags("Roles").WithName("deleteRole");

    /// <summary>Deletes a role of the portal's own. One that somebody holds stays, unless the request says that they are to lose it.</summary>
    private static async Task<IResult> DeleteAsync(string name, bool? takeAway, HttpContext http, PortalStaff staff, ServiceClients services, CancellationToken ct)
    {
        var caller = http.Require(Permissions.Roles);
        var holders = takeAway == true || Permissions.StandardRoles.Any(role => role.Name == name) ? [] : await staff.HoldersAsync(name, caller.PortalId, ct);
        if (holders.Count > 0)
        {
            throw new RuleException("role-in-use", $"{string.Join(", ", holders.Select(person => person.Name))} {(holders.Count == 1 ? "has" : "have")} this role. Give them another one first, or say with takeAway=true that they lose it.")
            {
                Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["holders"] = holders.Select(person => new RoleHolder(person.Id, person.Name)).ToList() },
            };
        }

        var request = new { ifMatch = http.Request.Headers.IfMatch.ToString(), by = SettingsEndpoints.PublisherOf(caller, http) };
        await services.PortalConfig.SendAsync(HttpMethod.Post, $"/internal/roles/{Uri.EscapeDataString(name)}/delete", request, caller.PortalId, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Somebody who holds a role.</summary>
internal sealed record RoleHolder(Guid Id, string Name);
