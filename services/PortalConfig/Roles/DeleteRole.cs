using Microsoft.AspNetCore.Http.HttpResults;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Roles;

/// <summary>Deletes a role of the portal's own; whoever holds it no longer does.</summary>
internal static class DeleteRole
{
    public static async Task<NoContent> HandleAsync(string name, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var portal = await db.PortalOfAsync(caller, ct);
        var role = portal.RoleNamed(name);
        EntityTag.RequireMatch(http, role.Version);
        if (role.IsStandard)
        {
            throw new RuleException("standard-role", "This role comes with the portal and stays. You can change what it allows.");
        }

        await db.SaveRolesAsync(portal, [.. portal.SavedRoles.Where(known => known.Name != name)], caller, role, null, clock.GetUtcNow(), ct);
        return TypedResults.NoContent();
    }
}
