using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Staff;

/// <summary>Who was invited chooses a password, once, and signs in with it.</summary>
internal static class AcceptInvitation
{
    public static async Task<Ok<AcceptedInvitation>> HandleAsync(
        AcceptInvitationRequest request, Caller caller, IdentityDb db, Passwords passwords, TimeProvider clock, CancellationToken ct)
    {
        new Validation()
            .Require(request.Password is { Length: >= Passwords.MinStaffLength and <= Passwords.MaxLength }, "password", $"From {Passwords.MinStaffLength} to {Passwords.MaxLength} characters.")
            .ThrowIfInvalid();
        var (now, id, hash) = (clock.GetUtcNow(), Invitation.StaffIdIn(request.Token), Invitation.HashOf(request.Token ?? ""));
        var open = db.Staff.Where(known => known.Id == id && known.InvitationHash == hash);
        var staff = await open.AsNoTracking().FirstOrDefaultAsync(ct);
        if (staff is null || staff.InvitedUntil < now || staff.RolesIn(caller.PortalId).Count == 0)
        {
            throw Over();
        }

        var password = passwords.Hash(request.Password!);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var accepted = await open.ExecuteUpdateAsync(
            set => set.SetProperty(known => known.PasswordHash, password).SetProperty(known => known.InvitationHash, (string?)null).SetProperty(known => known.InvitedUntil, (DateTimeOffset?)null), ct);
        if (accepted == 0)
        {
            throw Over();
        }

        var person = caller with { Kind = CallerKind.Staff, Id = staff.Id, FirstName = staff.FirstName, LastName = staff.LastName, Email = staff.Email };
        db.Audit(person, "staff.joined", staff.Target(), null, null, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new AcceptedInvitation(staff.Email));
    }

    private static RuleException Over() => new("invitation-over", "This invitation does not count any more. Ask for a new one.");
}

/// <summary>The password of who holds an invitation.</summary>
internal sealed record AcceptInvitationRequest(string? Token, string? Password);

/// <summary>The address to sign in with.</summary>
internal sealed record AcceptedInvitation(string Email);
