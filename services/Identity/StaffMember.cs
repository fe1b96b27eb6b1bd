using Portal.Contracts.Identities;
using Portal.ServiceDefaults.Auth;

namespace Portal.Identity;

/// <summary>A member of staff: one account in the whole installation, with roles per portal.</summary>
internal sealed class StaffMember
{
    /// <summary>The roles every portal has, in the order in which they are kept; a portal's own stand behind them.</summary>
    private static readonly IReadOnlyList<string> StandardRoles = [Roles.Agent, Roles.Admin, Roles.Operator];

    private readonly List<StaffRole> _memberships = [];

    private StaffMember()
    {
    }

    public Guid Id { get; private set; }
    public long Version { get; private set; }
    public string Email { get; private set; } = "";
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public string PasswordHash { get; private set; } = "";
    public string? Language { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public IReadOnlyList<StaffRole> Memberships => _memberships;

    /// <summary>A new account without roles.</summary>
    public static StaffMember Create(Guid? id, string email, string passwordHash, DateTimeOffset now) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        Email = email,
        PasswordHash = passwordHash,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <summary>Sets address, name and the roles in one portal; no roles ends the membership. True when something changed.</summary>
    public bool Save(string email, string firstName, string lastName, Guid portalId, IEnumerable<string> roles, DateTimeOffset now)
    {
        var known = (Email, FirstName, LastName) == (email, firstName.Trim(), lastName.Trim());
        (Email, FirstName, LastName) = (email, firstName.Trim(), lastName.Trim());
        if (!SetRoles(portalId, roles) && known && Version > 0)
        {
            return false;
        }

        Touch(now);
        return true;
    }

    /// <summary>Sets the roles in one portal alone; no roles ends the membership. True when something changed.</summary>
    public bool SaveRoles(Guid portalId, IEnumerable<string> roles, DateTimeOffset now)
    {
        if (!SetRoles(portalId, roles))
        {
            return false;
        }

        Touch(now);
        return true;
    }

    /// <summary>Roles held in a portal; empty for none.</summary>
    public IReadOnlyList<string> RolesIn(Guid portalId) => _memberships.Find(known => known.PortalId == portalId)?.Roles ?? [];

    /// <summary>Sets the hash of a password. Nobody else learns of it, so the version stays.</summary>
    public void SetPassword(string hash) => PasswordHash = hash;

    /// <summary>The language the person wants to read; null for the portal's.</summary>
    public void ChooseLanguage(string? language, DateTimeOffset now)
    {
        Language = language;
        Touch(now);
    }

    public StaffSnapshot Snapshot() =>
        new(Id, Version, Email, FirstName, LastName, _memberships.Select(known => new StaffMembership(known.PortalId, known.Roles)).ToList(), ChangedAt);

    private bool SetRoles(Guid portalId, IEnumerable<string> roles)
    {
        var chosen = roles.ToHashSet(StringComparer.Ordinal);
        string[] wanted = [.. StandardRoles.Where(chosen.Contains), .. chosen.Except(StandardRoles, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (RolesIn(portalId).SequenceEqual(wanted))
        {
            return false;
        }

        var membership = _memberships.Find(known => known.PortalId == portalId);
        if (membership is null && wanted.Length > 0)
        {
            _memberships.Add(new StaffRole { StaffId = Id, PortalId = portalId, Roles = wanted });
        }
        else if (membership is not null && wanted.Length > 0)
        {
            membership.Roles = wanted;
        }
        else if (membership is not null)
        {
            _memberships.Remove(membership);
        }

        return true;
    }

    private void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }
}

/// <summary>The roles of a member of staff in one portal.</summary>
internal sealed class StaffRole
{
    /// <summary>Room for the names of all roles somebody can have.</summary>
    public const int MaxRoles = 3000;

    public Guid StaffId { get; init; }
    public Guid PortalId { get; init; }
    public IReadOnlyList<string> Roles { get; set; } = [];
}
