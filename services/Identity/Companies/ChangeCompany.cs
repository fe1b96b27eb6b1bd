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

namespace Portal.Identity.Companies;

/// <summary>Changes a company's name, domain and values; what is absent stays. Its people carry the name, so they are told of, too.</summary>
internal static class ChangeCompany
{
    private const int MaxDomain = 253;
    private const string Taken = "There is already a company with this name.";

    public static async Task<Ok<CompanyRecord>> HandleAsync(
        Guid id, ChangeCompanyRequest request, Caller caller, HttpContext http, IdentityDb db, SessionCopies sessions, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.Companies.FirstOrDefaultAsync(known => known.Id == id && known.PortalId == caller.PortalId, ct) ?? throw RuleException.NotFound("This company");
        await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, company.Target(), company.Version, ct);
        var validation = new Validation();
        var name = request.Name is null ? company.Name : Company.Clean(request.Name);
        var key = Company.KeyOf(name);
        var taken = key != company.NameKey && await db.Companies.AnyAsync(known => known.PortalId == caller.PortalId && known.NameKey == key, ct);
        validation
            .Require(name.Length > 0 && request.Name is not { Length: > Company.MaxName }, "name", $"A text of 1 to {Company.MaxName} characters.")
            .Require(!taken, "name", Taken);
        var domain = DomainOf(request.Domain, company, validation);
        var properties = await db.PropertiesOfAsync(caller.PortalId, ct);
        var values = CustomValues.Read(RecordType.Company, request.Properties, company.Properties, properties, validation);
        validation.ThrowIfInvalid();

        var (before, now, renamed) = (company.Facts(), clock.GetUtcNow(), name != company.Name);
        if (company.Change(name, domain, values, now))
        {
            var people = renamed ? await db.Contacts.Where(contact => contact.CompanyId == company.Id).ToListAsync(ct) : [];
            people.ForEach(contact => contact.CompanyRenamed(now));
            people.ForEach(db.Publish);
            await db.IndexAsync(people, ct);
            db.Publish(company);
            db.Audit(caller, "company.changed", company.Target(), before, company.Facts(), now, company.Version);
            await SaveAsync(db, ct);
            await sessions.ForgetAsync([.. people.Select(contact => contact.Id)], ct);
        }

        EntityTag.Set(http, company.Version);
        return TypedResults.Ok(CompanyRecord.Of(company));
    }

    private static string? DomainOf(JsonElement wanted, Company company, Validation validation)
    {
        if (wanted.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return wanted.ValueKind == JsonValueKind.Null ? null : company.Domain;
        }

        var domain = wanted.ValueKind == JsonValueKind.String ? wanted.GetString()!.Trim().ToLowerInvariant() : "?";
        validation.Require(
            domain.Length == 0 || (domain.Length <= MaxDomain && Uri.CheckHostName(domain) == UriHostNameType.Dns), "domain", "A domain like example.com, or null.");
        return domain.Length == 0 ? null : domain;
    }

    private static async Task SaveAsync(IdentityDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            // Somebody else gave this name to a company at this moment.
            throw new InvalidInputException("name", Taken);
        }
    }
}

/// <summary>What to change of a company.</summary>
/// <param name="Domain">Its mail domain, null for none, absent for the one there is.</param>
/// <param name="Properties">Values of custom properties by name; null takes one away.</param>
internal sealed record ChangeCompanyRequest(string? Name, JsonElement Domain, IReadOnlyDictionary<string, string?>? Properties);
