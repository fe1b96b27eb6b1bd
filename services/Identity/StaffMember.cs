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

    /// <summary>SHA-256 of the open invitation's secret; null without one.</summary>
    public string? InvitationHash { get; private set; }

    /// <summary>Until when the open invitation counts.</summary>
    public DateTimeOffset? InvitedUntil { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public IReadOnlyList<StaffRole> Memberships => _memberships;

    /// <summary>Whether the person can sign in at all; whoever was invited chooses a password first.</summary>
    public bool HasPassword => PasswordHash.Length > 0;

    /// <summary>A new account without roles; without a password until an invitation is accepted.</summary>
    public static StaffMember Create(Guid? id, string email, string passwordHash, DateTimeOffset now) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        Email = email,
        PasswordHash = passwordHash,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <summary>Sets address, name and the roles in one portal; no roles ends the access. True when something changed.</summary>
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

    /// <summary>Whether the person has roles in any other portal of the installation.</summary>
    public bool WorksOutside(Guid portalId) => _memberships.Exists(known => known.PortalId != portalId && known.Roles.Count > 0);

    /// <summary>Sets the roles in one portal alone; no roles ends the access, though the portal still lists who once had it. True when something changed.</summary>
    public bool SaveRoles(Guid portalId, IEnumerable<string> roles, DateTimeOffset now)
    {
        if (!SetRoles(portalId, roles))
        {
            return false;
        }

        Touch(now);
        return true;
    }

    /// <summary>First and last name, or the address where neither is known.</summary>
    public string Name => PersonName.Full(FirstName, LastName, Email);

    /// <summary>Roles held in a portal; empty for none.</summary>
    public IReadOnlyList<string> RolesIn(Guid portalId) => _memberships.Find(known => known.PortalId == portalId)?.Roles ?? [];

    /// <summary>Sets the hash of a password, which ends an invitation to choose one. Nobody else learns of it, so the version stays.</summary>
    public void SetPassword(string hash) => (PasswordHash, InvitationHash, InvitedUntil) = (hash, null, null);

    /// <summary>Opens an invitation in place of any before it; who has its secret may choose the password.</summary>
    public Invitation Invite(DateTimeOffset now)
    {
        var invitation = Invitation.For(Id, now);
        (InvitationHash, InvitedUntil) = (Invitation.HashOf(invitation.Token), invitation.Until);
        return invitation;
    }

    /// <summary>The language the person wants to read; null for the portal's.</summary>
    public void ChooseLanguage(string? language, DateTimeOffset now)
    {
        Language = language;
        Touch(now);
    }

    /// <summary>As other services know the person: with the portals where there are roles.</summary>
    public StaffSnapshot Snapshot() =>
        new(Id, Version, Email, FirstName, LastName, _memberships.Where(known => known.Roles.Count > 0).Select(known => new StaffMembership(known.PortalId, known.Roles)).ToList(), ChangedAt);

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
        else if (membership is not null)
        {
            membership.Roles = wanted;
        }

        return true;
    }

    private void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }
}

/// <summary>The roles of a member of staff in one portal; empty for one who has no access any more.</summary>
internal sealed class StaffRole
{
    /// <summary>Room for the names of all roles somebody can have.</summary>
    public const int MaxRoles = 3000;

    public Guid StaffId { get; init; }
    public Guid PortalId { get; init; }
    public IReadOnlyList<string> Roles { get; set; } = [];
}
