namespace Portal.Contracts.Identities;

/// <summary>A company was created or changed; carries the whole company.</summary>
public sealed record CompanyChanged(Guid Id, Guid PortalId, long Version, string Name, string? Domain, DateTimeOffset ChangedAt)
{
    /// <summary>Values of the company's custom properties by name, written as property values are.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}
