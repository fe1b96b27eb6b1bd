using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Identity.Staff;

/// <summary>Lets somebody work in the portal. Who has no password yet gets an invitation to choose one; the answer shows it this once.</summary>
internal static class AddStaff
{
    private const string WorksHere = "This person works here already.";

    public static async Task<Created<AddedStaff>> HandleAsync(AddStaffRequest request, Caller caller, HttpContext http, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var (email, name) = (EmailAddress.Normalize(request.Email), PersonNames.Clean(request.Name) ?? "");
        var staff = await db.Staff.FirstOrDefaultAsync(known => known.Email == email, ct);
        var (firstName, lastName) = PersonNames.Split(name);
        new Validation()
            .Require(email.Length > 0, "email", "Enter an e-mail address.")
            .Require(email.Length == 0 || EmailAddress.IsValid(email), "email", "This is not an e-mail address.")
            .Require(staff is null || staff.RolesIn(caller.PortalId).Count == 0, "email", WorksHere)
            .Require(staff is not null || firstName.Length > 0, "name", "Enter a name.")
            .Require(firstName.Length + lastName.Length + 1 >= name.Length, "name", $"First and last name have at most {PersonNames.MaxLength} characters each.")
            .Require(request.Roles is { Count: > 0 }, "roles", "Choose at least one role.")
            .ThrowIfInvalid();
        var rules = await db.PortalRules.AsNoTracking().FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct);
        new RoleGrant(PortalRules.RolesOf(rules), caller).Require(request.Roles, before: []);

        var now = clock.GetUtcNow();
        if (staff is null)
        {
            staff = StaffMember.Create(null, email, passwordHash: "", now);
            staff.Save(email, firstName, lastName, caller.PortalId, request.Roles!, now);
            db.Staff.Add(staff);
        }
        else
        {
            staff.SaveRoles(caller.PortalId, request.Roles!, now);
        }

        // Whoever holds the invitation gets the account, so another portal's newcomer is left to that portal.
        var invitation = staff.HasPassword || staff.WorksOutside(caller.PortalId) ? null : staff.Invite(now);
        db.Publish(staff);
        db.Audit(caller, "staff.added", staff.Target(), null, new { staff.Email, roles = staff.RolesIn(caller.PortalId), invited = invitation is not null }, now, staff.Version);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            throw new RuleException("conflict", "This person was added by somebody else at this moment. Please try again.");
        }

        EntityTag.Set(http, staff.Version);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/settings/staff/{staff.Id}", new AddedStaff(StaffItem.Of(staff, caller.PortalId), invitation));
    }
}

/// <summary>Who is to work in the portal. One who has an account in this installation keeps the name there.</summary>
internal sealed record AddStaffRequest(string? Email, string? Name, IReadOnlyList<string>? Roles);

/// <summary>The new member of staff.</summary>
/// <param name="Invitation">Null for somebody who has a password, or was invited by another portal.</param>
internal sealed record AddedStaff(StaffItem Staff, Invitation? Invitation);
