using Microsoft.AspNetCore.Http.HttpResults;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Roles;

/// <summary>Adds a role of the portal's own; without a name it gets one made of its label.</summary>
internal static class CreateRole
{
    public static async Task<Created<RoleItem>> HandleAsync(
        RoleRequest request, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var portal = await db.PortalOfAsync(caller, ct);
        var problems = new Validation();
        var role = request.Apply(new PortalRole("", "", [], 1), caller, problems);
        var known = portal.ListRoles();
        bool Taken(string candidate) => known.Any(other => other.Name == candidate);
        var name = string.IsNullOrWhiteSpace(request.Name) ? InternalName.From(role.Label, "role", PortalRole.MaxName, Taken) : request.Name.Trim();
        problems
            .Require(InternalName.IsValid(name, PortalRole.MaxName), "name", InternalName.Rule(PortalRole.MaxName))
            .Require(!Taken(name), "name", "There is a role with this name already.")
            .ThrowIfInvalid();
        if (known.Count(other => !other.IsStandard) >= PortalRole.MaxCustom)
        {
            throw new RuleException("too-many", $"There may be {PortalRole.MaxCustom} roles of your own. Delete one that is not needed any more.");
        }

        role = role with { Name = name };
        await db.SaveRolesAsync(portal, [.. portal.SavedRoles, role], caller, null, role, clock.GetUtcNow(), ct);
        EntityTag.Set(http, role.Version);
        return TypedResults.Created($"/api/settings/roles/{role.Name}", RoleItem.Of(role));
    }
}
