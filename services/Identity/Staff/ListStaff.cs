using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Identity.Staff;

/// <summary>Everybody who has or had a role in the portal, by name. A company's staff, so all at once.</summary>
internal static class ListStaff
{
    public static async Task<Ok<StaffList>> HandleAsync(Caller caller, IdentityDb db, CancellationToken ct)
    {
        var staff = await db.Staff.AsNoTracking().Where(known => known.Memberships.Any(membership => membership.PortalId == caller.PortalId)).ToListAsync(ct);
        var items = staff.Select(known => StaffItem.Of(known, caller.PortalId))
            .OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(item => item.Email, StringComparer.Ordinal)
            .ToList();
        return TypedResults.Ok(new StaffList(items));
    }
}

/// <summary>The staff of a portal.</summary>
internal sealed record StaffList(IReadOnlyList<StaffItem> Items);

/// <summary>A member of staff with the roles held in the portal.</summary>
/// <param name="InvitedUntil">When the invitation of an <see cref="StaffStatus.Invited"/> person ends or ended.</param>
internal sealed record StaffItem(Guid Id, string Name, string Email, IReadOnlyList<string> Roles, StaffStatus Status, DateTimeOffset? InvitedUntil, long Version)
{
    public static StaffItem Of(StaffMember staff, Guid portalId)
    {
        var roles = staff.RolesIn(portalId);
        var status = roles.Count == 0 ? StaffStatus.NoAccess : staff.HasPassword ? StaffStatus.Active : StaffStatus.Invited;
        return new StaffItem(staff.Id, staff.Name, staff.Email, roles, status, status == StaffStatus.Invited ? staff.InvitedUntil : null, staff.Version);
    }
}

/// <summary>Whether somebody can work at the desk.</summary>
internal enum StaffStatus
{
    /// <summary>Has roles and a password.</summary>
    Active,

    /// <summary>Has roles, but has not chosen a password yet.</summary>
    Invited,

    /// <summary>Has no roles here any more.</summary>
    NoAccess,
}
