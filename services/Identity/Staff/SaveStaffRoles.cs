using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Identity.Staff;

/// <summary>Says which roles a member of staff has in the portal; none ends the access. Counts from the person's next request on.</summary>
internal static class SaveStaffRoles
{
    public static async Task<Ok<StaffItem>> HandleAsync(
        Guid id, StaffRolesRequest request, Caller caller, HttpContext http, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Two administrators who take the role from each other come one after the other: one of them stays.
        await db.PortalRules.Where(known => known.Id == caller.PortalId).ExecuteUpdateAsync(set => set.SetProperty(known => known.Version, known => known.Version), ct);
        var rules = await db.PortalRules.AsNoTracking().FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct);
        var team = db.Staff.Where(known => known.Memberships.Any(membership => membership.PortalId == caller.PortalId));
        var staff = await team.FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw RuleException.NotFound("This member of staff");
        await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, staff.Target(), staff.Version, ct);
        var before = staff.RolesIn(caller.PortalId);
        new RoleGrant(PortalRules.RolesOf(rules), caller).Require(request.Roles, before);
        await RequireAdministratorAsync(request, before, team.Where(known => known.Id != id), caller.PortalId, ct);
        var now = clock.GetUtcNow();
        if (staff.SaveRoles(caller.PortalId, request.Roles!, now))
        {
            db.Publish(staff);
            db.Audit(caller, "staff.roles-changed", staff.Target(), new { roles = before }, new { roles = staff.RolesIn(caller.PortalId) }, now, staff.Version);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        EntityTag.Set(http, staff.Version);
        return TypedResults.Ok(StaffItem.Of(staff, caller.PortalId));
    }

    /// <summary>Somebody must stay who can give roles; who was only invited cannot yet.</summary>
    private static async Task RequireAdministratorAsync(
        StaffRolesRequest request, IReadOnlyList<string> before, IQueryable<StaffMember> others, Guid portalId, CancellationToken ct)
    {
        if (before.Contains(Roles.Admin, StringComparer.Ordinal)
            && !request.Roles!.Contains(Roles.Admin, StringComparer.Ordinal)
            && !(await others.AsNoTracking().ToListAsync(ct)).Exists(other => other.HasPassword && other.RolesIn(portalId).Contains(Roles.Admin, StringComparer.Ordinal)))
        {
            throw new RuleException("last-administrator", "Nobody else is an administrator here. Make somebody one first.");
        }
    }
}

/// <summary>The roles a member of staff is to have in the portal.</summary>
internal sealed record StaffRolesRequest(IReadOnlyList<string>? Roles);
