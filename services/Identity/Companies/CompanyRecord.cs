using Portal.Contracts.Audit;

namespace Portal.Identity.Companies;

/// <summary>All that people may see and change of a company.</summary>
internal sealed record CompanyRecord(
    Guid Id, long Version, string Name, string? Domain, IReadOnlyDictionary<string, string> Properties, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt)
{
    public static CompanyRecord Of(Company company) =>
        new(company.Id, company.Version, company.Name, company.Domain, company.Properties, company.CreatedAt, company.ChangedAt);
}

/// <summary>A company as the audit log keeps it.</summary>
internal sealed record CompanyFacts(string Name, string? Domain, IReadOnlyDictionary<string, string> Properties);

/// <summary>A company in the audit log.</summary>
internal static class CompanyAudit
{
    public static AuditTarget Target(this Company company) => new("company", company.Id.ToString(), company.Name);

    public static CompanyFacts Facts(this Company company) => new(company.Name, company.Domain, company.Properties);
}
