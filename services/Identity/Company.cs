using Portal.Contracts.Identities;

namespace Portal.Identity;

/// <summary>A customer's company. Within a portal its name, in lower case, is unique, so imports find it by name.</summary>
internal sealed class Company
{
    /// <summary>Longest name.</summary>
    public const int MaxName = 200;

    private Company()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public long Version { get; private set; }
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";
    public string? Domain { get; private set; }

    /// <summary>Values of custom properties by name, only those there are.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; private set; } = new Dictionary<string, string>();
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The company as it is known inside other records.</summary>
    public CompanyRef Ref => new(Id, Name);

    /// <summary>A new company; <paramref name="id"/> only where it is fixed beforehand.</summary>
    public static Company Create(Guid portalId, string name, string? domain, DateTimeOffset now, Guid? id = null)
    {
        var clean = Clean(name);
        return new Company
        {
            Id = id ?? Guid.CreateVersion7(),
            PortalId = portalId,
            Version = 1,
            Name = clean,
            NameKey = KeyOf(clean),
            Domain = domain,
            CreatedAt = now,
            ChangedAt = now,
        };
    }

    /// <summary>The name as it is stored: single spaces, at most <see cref="MaxName"/> characters.</summary>
    public static string Clean(string? name)
    {
        var clean = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length <= MaxName ? clean : clean[..MaxName].Trim();
    }

    /// <summary>By what names count as the same.</summary>
    public static string KeyOf(string name) => Clean(name).ToLowerInvariant();

    /// <summary>Takes over what people changed; true when that was anything.</summary>
    public bool Change(string name, string? domain, IReadOnlyDictionary<string, string> properties, DateTimeOffset now)
    {
        if (name == Name && domain == Domain && CustomValues.Same(properties, Properties))
        {
            return false;
        }

        (Name, NameKey, Domain, Properties) = (name, KeyOf(name), domain, properties);
        Version++;
        ChangedAt = now;
        return true;
    }

    public CompanyChanged Changed() => new(Id, PortalId, Version, Name, Domain, ChangedAt) { Properties = Properties };
}
