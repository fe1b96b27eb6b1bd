using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Identity.Staff;

/// <summary>Everybody who has a role in the portal, by name. A company's staff, so all at once.</summary>
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
internal sealed record StaffItem(Guid Id, string Name, string Email, IReadOnlyList<string> Roles, long Version)
{
    public static StaffItem Of(StaffMember staff, Guid portalId) =>
        new(staff.Id, PersonName.Full(staff.FirstName, staff.LastName, staff.Email), staff.Email, staff.RolesIn(portalId), staff.Version);
}
