using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Sessions;

/// <summary>Opens a session for an address and its password. Unknown address, wrong password and wrong app answer alike and take alike.</summary>
internal sealed class SignIn(IdentityDb db, Passwords passwords, LockOut lockOut, IConfiguration configuration, TimeProvider clock)
{
    private const int DefaultAbsoluteHours = 7 * 24;

    public static async Task<Created<SessionRecord>> HandleAsync(SignInRequest request, Caller caller, SignIn signIn, CancellationToken ct)
    {
        var email = EmailAddress.Normalize(request.Email);
        new Validation()
            .Require(email.Length > 0, "email", "Enter your e-mail address.")
            .Require(email.Length <= EmailAddress.MaxLength, "email", "This address is too long.")
            .Require(!string.IsNullOrEmpty(request.Password), "password", "Enter your password.")
            .Require(request.Password is not { Length: > Passwords.MaxLength }, "password", "This password is too long.")
            .Require(request.App is null or "portal" or "desk", "app", "Either portal or desk.")
            .Require(request.IdleMinutes is >= 1 and <= 10080, "idleMinutes", "From 1 to 10080 minutes.")
            .ThrowIfInvalid();
        var record = await signIn.RunAsync(caller.PortalId, email, request, ct);
        return TypedResults.Created($"/internal/sessions/{record.Key}", record);
    }

    private async Task<SessionRecord> RunAsync(Guid portalId, string email, SignInRequest request, CancellationToken ct)
    {
        await lockOut.RefuseIfLockedAsync(portalId, email, ct);
        var person = await FindAsync(portalId, email, request, ct);
        if (person is null)
        {
            await lockOut.FailedAsync(portalId, email, ct);
            throw new RuleException("invalid-credentials", "The e-mail address or the password is not right.", StatusCodes.Status401Unauthorized);
        }

        await lockOut.SucceededAsync(portalId, email, ct);
        var longest = TimeSpan.FromHours(configuration.GetValue("Sessions:AbsoluteHours", DefaultAbsoluteHours));
        var (session, token) = Session.Start(person.Kind, person.Id, portalId, request.IdleMinutes, longest, clock.GetUtcNow());
        db.Sessions.Add(session);
        await db.SaveChangesAsync(ct);
        var record = await person.Record(session);
        return record with { Token = token };
    }

    /// <summary>Every way through does one hash per kind of person asked for, known or not, unless the password is right.</summary>
    private async Task<Person?> FindAsync(Guid portalId, string email, SignInRequest request, CancellationToken ct)
    {
        if (request.App is not "portal")
        {
            var staff = await db.Staff.AsNoTracking().FirstOrDefaultAsync(known => known.Email == email, ct);
            staff = staff?.RolesIn(portalId).Count > 0 ? staff : null;
            var result = passwords.Verify(staff?.PasswordHash, request.Password!);
            if (result != PasswordVerificationResult.Failed)
            {
                if (result == PasswordVerificationResult.SuccessRehashNeeded)
                {
                    var hash = passwords.Hash(request.Password!);
                    await db.Staff.Where(known => known.Id == staff!.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.PasswordHash, hash), ct);
                }

                return new Person(SessionKind.Staff, staff!.Id, session => Task.FromResult(SessionReader.Of(session, staff)));
            }
        }

        if (request.App is not "desk")
        {
            var contact = await db.Contacts.AsNoTracking().Include(known => known.Company)
                .FirstOrDefaultAsync(known => known.PortalId == portalId && known.Email == email, ct);
            var result = passwords.Verify(contact?.PasswordHash, request.Password!);
            if (result != PasswordVerificationResult.Failed)
            {
                if (result == PasswordVerificationResult.SuccessRehashNeeded)
                {
                    var hash = passwords.Hash(request.Password!);
                    await db.Contacts.Where(known => known.Id == contact!.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.PasswordHash, hash), ct);
                }

                return new Person(SessionKind.Contact, contact!.Id, session => SessionReader.OfAsync(db, session, contact, ct));
            }
        }

        return null;
    }

    private sealed record Person(SessionKind Kind, Guid Id, Func<Session, Task<SessionRecord>> Record);
}

/// <summary>A sign-in on the portal of the gateway's token.</summary>
/// <param name="App">portal (contacts only), desk (staff only), or null: staff first, then contacts.</param>
/// <param name="IdleMinutes">The portal's idle time-out.</param>
internal sealed record SignInRequest(string? Email, string? Password, string? App, int IdleMinutes);
