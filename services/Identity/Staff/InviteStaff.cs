using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Staff;

/// <summary>Makes a new invitation for somebody who has not accepted the first; that one counts no more.</summary>
internal static class InviteStaff
{
    public static async Task<Ok<Invitation>> HandleAsync(Guid id, Caller caller, HttpContext http, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var staff = await db.Staff.FirstOrDefaultAsync(known => known.Id == id && known.Memberships.Any(membership => membership.PortalId == caller.PortalId), ct)
            ?? throw RuleException.NotFound("This member of staff");
        var rules = await db.PortalRules.AsNoTracking().FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct);
        Refuse(staff, new RoleGrant(PortalRules.RolesOf(rules), caller), caller);
        var now = clock.GetUtcNow();
        var invitation = staff.Invite(now);
        db.Audit(caller, "staff.invited", staff.Target(), null, new { staff.Email, invitation.Until }, now);
        await db.SaveChangesAsync(ct);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(invitation);
    }

    /// <summary>An invitation opens the account to whoever holds it, so it must open no more than its maker may do.</summary>
    private static void Refuse(StaffMember staff, RoleGrant grant, Caller caller)
    {
        var roles = staff.RolesIn(caller.PortalId);
        if (staff.HasPassword || roles.Count == 0)
        {
            throw new RuleException("not-invited", "Only who has a role and no password yet can be invited again.");
        }

        if (grant.Beyond(roles).Count > 0 || staff.WorksOutside(caller.PortalId))
        {
            throw new RuleException("beyond-you", "This person may do more than you. Somebody who may do as much has to invite them.", StatusCodes.Status403Forbidden);
        }
    }
}
