using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Publishing;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Roles;

/// <summary>Deletes a role of the portal's own; whoever holds it no longer does. The gateway, which can ask who that is, decides whether that is meant.</summary>
internal static class DeleteRole
{
    public static async Task<NoContent> HandleAsync(string name, RoleDeletion request, Caller caller, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var portal = await db.PortalOfAsync(caller, ct);
        var role = portal.RoleNamed(name);
        await db.RequireMatchAsync(request.IfMatch, caller.PortalId, role.Target(), role.Version, ct);
        if (role.IsStandard)
        {
            throw new RuleException("standard-role", "This role comes with the portal and stays. You can change what it allows.");
        }

        await db.SaveRolesAsync(portal, [.. portal.SavedRoles.Where(known => known.Name != name)], request.By.On(caller.PortalId), role, null, clock.GetUtcNow(), ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What the gateway asks for, on behalf of <see cref="By"/>.</summary>
/// <param name="IfMatch">The version of the role that is meant; without it any.</param>
internal sealed record RoleDeletion(string? IfMatch, Publisher By);
