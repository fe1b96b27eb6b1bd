using Portal.Contracts.Audit;
using Portal.Contracts.Identities;

namespace Portal.Identity.Contacts;

/// <summary>All that people may see and change of a contact.</summary>
internal sealed record ContactRecord(
    Guid Id,
    long Version,
    string Name,
    string Email,
    string FirstName,
    string LastName,
    CompanyRef? Company,
    string? Language,
    IReadOnlyDictionary<string, string> Properties,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt)
{
    public static ContactRecord Of(Contact contact) => new(
        contact.Id,
        contact.Version,
        contact.Name,
        contact.Email,
        contact.FirstName,
        contact.LastName,
        contact.Company?.Ref,
        contact.Language,
        contact.Properties,
        contact.CreatedAt,
        contact.ChangedAt);
}

/// <summary>A contact as the audit log keeps it.</summary>
internal sealed record ContactFacts(string Email, string FirstName, string LastName, string? Company, IReadOnlyDictionary<string, string> Properties);

/// <summary>A contact in the audit log.</summary>
internal static class ContactAudit
{
    public static AuditTarget Target(this Contact contact) => new("contact", contact.Id.ToString(), contact.Name);

    public static ContactFacts Facts(this Contact contact) => new(contact.Email, contact.FirstName, contact.LastName, contact.Company?.Name, contact.Properties);
}
