namespace Portal.Contracts.Identities;

/// <summary>A contact was created or changed; carries the whole contact.</summary>
public sealed record ContactChanged(ContactSnapshot Contact);

/// <summary>A customer's person. <see cref="Company"/> is the primary company (P7), null for a contact without one.</summary>
public sealed record ContactSnapshot(
    Guid Id,
    Guid PortalId,
    long Version,
    string Email,
    string FirstName,
    string LastName,
    CompanyRef? Company,
    string? Language,
    DateTimeOffset ChangedAt)
{
    /// <summary>Values of the contact's custom properties by name, written as property values are.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>When the contact was made; null in events of before that was told.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>First and last name, or the e-mail address where neither is known.</summary>
    public string Name => PersonName.Full(FirstName, LastName, Email);
}

/// <summary>A company by id, with the name it had when the event was made.</summary>
public sealed record CompanyRef(Guid Id, string Name);

/// <summary>How a person's parts of a name become one.</summary>
public static class PersonName
{
    /// <summary>"First Last", whichever part is there, or <paramref name="fallback"/>.</summary>
    public static string Full(string firstName, string lastName, string fallback)
    {
        var name = $"{firstName} {lastName}".Trim();
        return name.Length > 0 ? name : fallback;
    }
}
