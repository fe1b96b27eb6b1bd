using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Roles;

/// <summary>The portal's roles with what they allow (P1), and all there is to allow.</summary>
internal static class ListRoles
{
    public static async Task<Ok<RoleList>> HandleAsync(Caller caller, PortalConfigDb db, CancellationToken ct)
    {
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct) ?? throw RuleException.NotFound("This portal");
        return TypedResults.Ok(new RoleList(portal.ListRoles().Select(RoleItem.Of).ToList(), Permissions.All));
    }
}

/// <summary>Roles, and every permission there is.</summary>
internal sealed record RoleList(IReadOnlyList<RoleItem> Items, IReadOnlyList<string> Permissions);
