namespace Portal.Contracts.Identities;

/// <summary>A member of staff was created or changed; carries the whole person.</summary>
public sealed record StaffChanged(StaffSnapshot Staff);

/// <summary>A member of staff with the roles held in each portal.</summary>
public sealed record StaffSnapshot(
    Guid Id,
    long Version,
    string Email,
    string FirstName,
    string LastName,
    IReadOnlyList<StaffMembership> Memberships,
    DateTimeOffset ChangedAt);

/// <summary>Roles (<c>agent</c>, <c>admin</c>, <c>operator</c>) in one portal.</summary>
public sealed record StaffMembership(Guid PortalId, IReadOnlyList<string> Roles);
