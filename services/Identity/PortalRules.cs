using Portal.Contracts.Filters;
using Portal.Contracts.Portals;

namespace Portal.Identity;

/// <summary>What Identity has to know of a portal's settings, from its events.</summary>
internal sealed class PortalRules
{
    public Guid Id { get; init; }
    public long Version { get; private set; }
    public int IdleMinutes { get; private set; }

    /// <summary>The portal's roles; empty until it has told them, and then they are the standard ones.</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; private set; } = [];

    /// <summary>The roles staff of a portal can have; <paramref name="rules"/> is null for a portal not heard of yet.</summary>
    public static IReadOnlyList<RoleDefinition> RolesOf(PortalRules? rules) => rules is { Roles.Count: > 0 } ? rules.Roles : Permissions.StandardRoles;

    /// <summary>Which contacts see their company's tickets (P9); null for none.</summary>
    public Filter? ScopeFilter { get; private set; }

    /// <summary>Takes over newer settings; false for an event that came late or twice.</summary>
    public bool Apply(PortalSnapshot portal)
    {
        if (portal.Version <= Version)
        {
            return false;
        }

        (Version, IdleMinutes, Roles, ScopeFilter) = (portal.Version, portal.IdleMinutes, portal.Roles, portal.ScopeFilter);
        return true;
    }
}
