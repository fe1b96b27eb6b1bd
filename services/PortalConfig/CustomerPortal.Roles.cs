using Portal.Contracts.Portals;
using Portal.PortalConfig.Roles;

namespace Portal.PortalConfig;

/// <summary>The portal's roles: the three every portal has, and its own.</summary>
internal sealed partial class CustomerPortal
{
    /// <summary>What was changed or added; a standard role that is not here is as it comes.</summary>
    public IReadOnlyList<PortalRole> SavedRoles { get; private set; } = [];

    /// <summary>All roles, the standard ones first.</summary>
    public IReadOnlyList<PortalRole> ListRoles() =>
    [
        .. Permissions.StandardRoles.Select(standard => SavedRoles.FirstOrDefault(role => role.Name == standard.Name) ?? PortalRole.Of(standard)),
        .. SavedRoles.Where(role => !role.IsStandard).OrderBy(role => role.Label, StringComparer.OrdinalIgnoreCase).ThenBy(role => role.Name, StringComparer.Ordinal),
    ];

    /// <summary>Takes over changed roles; who holds them may do so from the next request on.</summary>
    public void SaveRoles(IReadOnlyList<PortalRole> roles, DateTimeOffset now)
    {
        SavedRoles = roles;
        Version++;
        ChangedAt = now;
    }

    /// <summary>The portal in events, with its roles.</summary>
    public PortalSnapshot SnapshotWithRoles() => Snapshot() with { Roles = ListRoles().Select(role => role.Definition).ToList() };
}
