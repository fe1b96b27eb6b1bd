using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Contacts;

/// <summary>An administrator adds a contact.</summary>
internal static class CreateContact
{
    private const string Taken = "There is already a contact with this e-mail address.";

    public static async Task<Created<ContactItem>> HandleAsync(
        CreateContactRequest request, Caller caller, IdentityDb db, Passwords passwords, TimeProvider clock, CancellationToken ct)
    {
        var email = EmailAddress.Normalize(request.Email);
        Validate(request, email);
        if (await db.Contacts.AnyAsync(known => known.PortalId == caller.PortalId && known.Email == email, ct))
        {
            throw new InvalidInputException("email", Taken);
        }

        var now = clock.GetUtcNow();
        var company = await CompanyAsync(request, caller.PortalId, db, now, ct);
        var contact = Contact.Create(caller.PortalId, email, request.FirstName ?? "", request.LastName ?? "", company, now);
        if (!string.IsNullOrEmpty(request.Password))
        {
            contact.SetPassword(passwords.Hash(request.Password));
        }

        db.Contacts.Add(contact);
        db.Publish(contact);
        await db.IndexAsync([contact], ct);
        db.Audit(caller, "contact.created", contact.Target(), null, contact.Facts(), now, contact.Version);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            // Somebody else was faster by a moment: with the contact, or with a company of this name.
            throw error.Entries.Any(entry => entry.Entity is Company)
                ? new RuleException("conflict", "This company was added by somebody else at this moment. Please try again.")
                : new InvalidInputException("email", Taken);
        }

        return TypedResults.Created($"/api/desk/contacts/{contact.Id}", ContactItem.Of(contact));
    }

    private static void Validate(CreateContactRequest request, string email) => new Validation()
        .Require(email.Length > 0, "email", "Enter an e-mail address.")
        .Require(email.Length == 0 || EmailAddress.IsValid(email), "email", "This is not an e-mail address.")
        .Require(request.FirstName is not { Length: > PersonNames.MaxLength }, "firstName", $"At most {PersonNames.MaxLength} characters.")
        .Require(request.LastName is not { Length: > PersonNames.MaxLength }, "lastName", $"At most {PersonNames.MaxLength} characters.")
        .Require(request.CompanyName is not { Length: > Company.MaxName }, "companyName", $"At most {Company.MaxName} characters.")
        .Require(request.CompanyId is null || string.IsNullOrWhiteSpace(request.CompanyName), "companyName", "Either companyId or companyName.")
        .Require(string.IsNullOrEmpty(request.Password) || request.Password.Length is >= Passwords.MinLength and <= Passwords.MaxLength, "password", $"From {Passwords.MinLength} to {Passwords.MaxLength} characters.")
        .ThrowIfInvalid();

    private static async Task<Company?> CompanyAsync(CreateContactRequest request, Guid portalId, IdentityDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (request.CompanyId is { } id)
        {
            return await db.Companies.FirstOrDefaultAsync(known => known.Id == id && known.PortalId == portalId, ct)
                ?? throw new InvalidInputException("companyId", "There is no such company.");
        }

        var key = Company.KeyOf(request.CompanyName ?? "");
        if (key.Length == 0)
        {
            return null;
        }

        var company = await db.Companies.FirstOrDefaultAsync(known => known.PortalId == portalId && known.NameKey == key, ct);
        if (company is null)
        {
            company = Company.Create(portalId, request.CompanyName!, null, now);
            db.Companies.Add(company);
            db.Publish(company);
        }

        return company;
    }
}

/// <summary>A new contact. The company is one that exists (<paramref name="CompanyId"/>) or is found or made by name; without a password the contact cannot sign in yet.</summary>
internal sealed record CreateContactRequest(string? Email, string? FirstName, string? LastName, Guid? CompanyId, string? CompanyName, string? Password);
