using System.Globalization;
using Portal.Contracts.Identities;
using Portal.Contracts.Properties;

namespace Portal.Identity;

/// <summary>A customer's person in one portal, named by e-mail address; may sign in once there is a password.</summary>
internal sealed class Contact
{
    private readonly List<ContactWord> _words = [];

    private Contact()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public long Version { get; private set; }
    public string Email { get; private set; } = "";
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public string SortName { get; private set; } = "";
    public Guid? CompanyId { get; private set; }
    public Company? Company { get; private set; }
    public string? PasswordHash { get; private set; }
    public string? Language { get; private set; }

    /// <summary>Values of custom properties by name, only those there are.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; private set; } = new Dictionary<string, string>();
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public IReadOnlyList<ContactWord> Words => _words;

    /// <summary>First and last name, or the e-mail address where neither is known.</summary>
    public string Name => PersonName.Full(FirstName, LastName, Email);

    /// <summary>A new contact without a password; <paramref name="email"/> is normalised, <paramref name="id"/> only given where it is fixed beforehand.</summary>
    public static Contact Create(Guid portalId, string email, string firstName, string lastName, Company? company, DateTimeOffset now, Guid? id = null)
    {
        var contact = new Contact
        {
            Id = id ?? Guid.CreateVersion7(),
            PortalId = portalId,
            Version = 1,
            Email = email,
            FirstName = firstName.Trim(),
            LastName = lastName.Trim(),
            Company = company,
            CompanyId = company?.Id,
            CreatedAt = now,
            ChangedAt = now,
        };
        contact.Index();
        return contact;
    }

    /// <summary>Takes over what an import knows where nothing is known yet; what people entered stays. True when something changed. Needs <see cref="Words"/> loaded for a contact without a name.</summary>
    public bool FillIn(string firstName, string lastName, Company? company, DateTimeOffset now)
    {
        var named = IsNameless && $"{firstName}{lastName}".Length > 0;
        var placed = CompanyId is null && company is not null;
        if (named)
        {
            (FirstName, LastName) = (firstName, lastName);
            Index();
        }

        if (placed)
        {
            (Company, CompanyId) = (company, company!.Id);
        }

        if (named || placed)
        {
            Touch(now);
        }

        return named || placed;
    }

    /// <summary>Whether neither part of the name is known.</summary>
    public bool IsNameless => FirstName.Length == 0 && LastName.Length == 0;

    /// <summary>Sets the hash of a password. Nobody else learns of it, so the version stays.</summary>
    public void SetPassword(string hash) => PasswordHash = hash;

    /// <summary>The language the contact wants to read; null for the portal's.</summary>
    public void ChooseLanguage(string? language, DateTimeOffset now)
    {
        Language = language;
        Touch(now);
    }

    /// <summary>Takes over what people changed; true when that was anything. Needs <see cref="Words"/> and <see cref="Company"/> loaded.</summary>
    public bool Change(string firstName, string lastName, Company? company, IReadOnlyDictionary<string, string> properties, DateTimeOffset now)
    {
        var renamed = (firstName, lastName) != (FirstName, LastName);
        if (!renamed && company?.Id == CompanyId && CustomValues.Same(properties, Properties))
        {
            return false;
        }

        (FirstName, LastName, Company, CompanyId, Properties) = (firstName, lastName, company, company?.Id, properties);
        if (renamed)
        {
            Index();
        }

        Touch(now);
        return true;
    }

    /// <summary>Notes that the company has another name, which is part of the contact in events.</summary>
    public void CompanyRenamed(DateTimeOffset now) => Touch(now);

    /// <summary>The value of a property as filters see it, empty for none; needs <see cref="Company"/> loaded.</summary>
    public string ValueOf(string property) => property switch
    {
        StandardProperties.Email => Email,
        StandardProperties.FirstName => FirstName,
        StandardProperties.LastName => LastName,
        StandardProperties.Company => Company?.Name ?? "",
        StandardProperties.CreateDate => CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Properties.GetValueOrDefault(property, ""),
    };

    /// <summary>The contact in events; needs <see cref="Company"/> loaded.</summary>
    public ContactSnapshot Snapshot() => new(Id, PortalId, Version, Email, FirstName, LastName, Company?.Ref, Language, ChangedAt) { Properties = Properties, CreatedAt = CreatedAt };

    private void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }

    private void Index()
    {
        SortName = PersonNames.Fold(Name);
        var words = PersonNames.Words(FirstName, LastName, Email);
        _words.RemoveAll(word => !words.Contains(word.Word));
        _words.AddRange(words.Where(word => _words.TrueForAll(known => known.Word != word)).Select(word => new ContactWord(PortalId, word, Id)).ToList());
    }
}

/// <summary>A word by whose beginning a contact is found; one range of the key's index answers a search.</summary>
internal sealed record ContactWord(Guid PortalId, string Word, Guid ContactId);
