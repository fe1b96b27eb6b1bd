using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.Identity.Data;
using Portal.Identity.Sessions;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Identity.Contacts;

/// <summary>Changes a contact's name, company and values; what is absent stays. Open sessions of the contact follow at once.</summary>
internal static class ChangeContact
{
    public static async Task<Ok<ContactRecord>> HandleAsync(
        Guid id, ChangeContactRequest request, Caller caller, HttpContext http, IdentityDb db, SessionCopies sessions, TimeProvider clock, CancellationToken ct)
    {
        var contact = await db.Contacts.Include(known => known.Company).Include(known => known.Words)
            .FirstOrDefaultAsync(known => known.Id == id && known.PortalId == caller.PortalId, ct) ?? throw RuleException.NotFound("This contact");
        await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, contact.Target(), contact.Version, ct);
        var (firstName, lastName) = (PersonNames.Clean(request.FirstName) ?? contact.FirstName, PersonNames.Clean(request.LastName) ?? contact.LastName);
        var validation = new Validation()
            .Require(firstName.Length <= PersonNames.MaxLength, "firstName", $"At most {PersonNames.MaxLength} characters.")
            .Require(lastName.Length <= PersonNames.MaxLength, "lastName", $"At most {PersonNames.MaxLength} characters.");
        var company = await CompanyAsync(request.CompanyId, contact, db, validation, ct);
        var properties = await db.PropertiesOfAsync(caller.PortalId, ct);
        var values = CustomValues.Read(RecordType.Contact, request.Properties, contact.Properties, properties, validation);
        validation.ThrowIfInvalid();

        var (before, now) = (contact.Facts(), clock.GetUtcNow());
        if (contact.Change(firstName, lastName, company, values, now))
        {
            db.Publish(contact);
            await db.IndexAsync([contact], ct);
            db.Audit(caller, "contact.changed", contact.Target(), before, contact.Facts(), now, contact.Version);
            await db.SaveChangesAsync(ct);
            await sessions.ForgetAsync([contact.Id], ct);
        }

        EntityTag.Set(http, contact.Version);
        return TypedResults.Ok(ContactRecord.Of(contact));
    }

    private static async Task<Company?> CompanyAsync(JsonElement wanted, Contact contact, IdentityDb db, Validation validation, CancellationToken ct)
    {
        if (wanted.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return wanted.ValueKind == JsonValueKind.Null ? null : contact.Company;
        }

        var company = wanted.ValueKind == JsonValueKind.String && wanted.TryGetGuid(out var id)
            ? await db.Companies.FirstOrDefaultAsync(known => known.Id == id && known.PortalId == contact.PortalId, ct)
            : null;
        validation.Require(company is not null, "companyId", "There is no such company.");
        return company;
    }
}

/// <summary>What to change of a contact. The e-mail address names the account and stays.</summary>
/// <param name="CompanyId">An id, null for no company, absent for the one there is.</param>
/// <param name="Properties">Values of custom properties by name; null takes one away.</param>
internal sealed record ChangeContactRequest(string? FirstName, string? LastName, JsonElement CompanyId, IReadOnlyDictionary<string, string?>? Properties);
