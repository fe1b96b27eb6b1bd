using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Roles;

/// <summary>Changes how a role is called and what it allows; counts from its holders' next request on.</summary>
internal static class ChangeRole
{
    public static async Task<Ok<RoleItem>> HandleAsync(
        string name, RoleRequest request, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var portal = await db.PortalOfAsync(caller, ct);
        var before = portal.RoleNamed(name);
        await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, before.Target(), before.Version, ct);
        var problems = new Validation().Require(request.Name is null || request.Name == before.Name, "name", "The name of a role never changes.");
        var after = request.Apply(before, caller, problems);
        problems.ThrowIfInvalid();
        if (after.Label != before.Label || !after.Permissions.SequenceEqual(before.Permissions))
        {
            after = after with { Version = before.Version + 1 };
            await db.SaveRolesAsync(portal, [.. portal.SavedRoles.Where(role => role.Name != name), after], caller, before, after, clock.GetUtcNow(), ct);
        }

        EntityTag.Set(http, after.Version);
        return TypedResults.Ok(RoleItem.Of(after));
    }
}
