namespace Portal.Contracts.Identities;

/// <summary>A company was created or changed; carries the whole company.</summary>
public sealed record CompanyChanged(Guid Id, Guid PortalId, long Version, string Name, string? Domain, DateTimeOffset ChangedAt);
