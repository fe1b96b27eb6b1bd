using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Staff;

/// <summary>Adds or changes a member of staff; the same request again changes nothing.</summary>
internal static class SaveStaff
{
    public static async Task<Ok<SavedStaff>> HandleAsync(
        SaveStaffRequest request, Caller caller, IdentityDb db, Passwords passwords, TimeProvider clock, CancellationToken ct)
    {
        var email = EmailAddress.Normalize(request.Email);
        Validate(request, email, PortalRules.RolesOf(await db.PortalRules.AsNoTracking().FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct)));
        var staff = await FindAsync(request.Id, email, db, ct);
        var now = clock.GetUtcNow();
        if (staff is null)
        {
            new Validation().Require(!string.IsNullOrEmpty(request.Password), "password", "Enter a password.").ThrowIfInvalid();
            staff = StaffMember.Create(request.Id, email, passwords.Hash(request.Password!), now);
            db.Staff.Add(staff);
        }
        else if (!string.IsNullOrEmpty(request.Password) && passwords.Verify(staff.PasswordHash, request.Password) == PasswordVerificationResult.Failed)
        {
            // Whoever knew the old password is shown the door.
            staff.SetPassword(passwords.Hash(request.Password));
            db.Sessions.RemoveRange(await db.Sessions.Where(session => session.SubjectId == staff.Id).ToListAsync(ct));
        }

        if (staff.Save(email, request.FirstName ?? "", request.LastName ?? "", caller.PortalId, request.Roles!, now))
        {
            db.Publish(staff);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            throw new RuleException("conflict", "This person was saved by somebody else at this moment. Please try again.");
        }

        return TypedResults.Ok(new SavedStaff(staff.Id, staff.Email, staff.FirstName, staff.LastName, staff.RolesIn(caller.PortalId)));
    }

    private static void Validate(SaveStaffRequest request, string email, IReadOnlyList<RoleDefinition> known) => new Validation()
        .Require(email.Length > 0, "email", "Enter an e-mail address.")
        .Require(email.Length == 0 || EmailAddress.IsValid(email), "email", "This is not an e-mail address.")
        .Require(request.FirstName is not { Length: > PersonNames.MaxLength }, "firstName", $"At most {PersonNames.MaxLength} characters.")
        .Require(request.LastName is not { Length: > PersonNames.MaxLength }, "lastName", $"At most {PersonNames.MaxLength} characters.")
        .Require(string.IsNullOrEmpty(request.Password) || request.Password.Length is >= Passwords.MinStaffLength and <= Passwords.MaxLength, "password", $"From {Passwords.MinStaffLength} to {Passwords.MaxLength} characters.")
        .Require(request.Roles?.All(role => known.Any(definition => definition.Name == role)) == true, "roles", $"A list of {string.Join(", ", known.Select(definition => definition.Name))}.")
        .ThrowIfInvalid();

    private static async Task<StaffMember?> FindAsync(Guid? id, string email, IdentityDb db, CancellationToken ct)
    {
        var byEmail = await db.Staff.FirstOrDefaultAsync(known => known.Email == email, ct);
        if (id is null || byEmail?.Id == id)
        {
            return byEmail;
        }

        var byId = await db.Staff.FirstOrDefaultAsync(known => known.Id == id, ct);
        return byEmail is null ? byId : throw new InvalidInputException("email", "Somebody else in the staff has this e-mail address.");
    }
}

/// <summary>A member of staff with the roles in the token's portal. Found by id, or else by address; a password may be left out for one who has one.</summary>
internal sealed record SaveStaffRequest(Guid? Id, string? Email, string? FirstName, string? LastName, string? Password, IReadOnlyList<string>? Roles);

/// <summary>What was saved.</summary>
internal sealed record SavedStaff(Guid Id, string Email, string FirstName, string LastName, IReadOnlyList<string> Roles);
