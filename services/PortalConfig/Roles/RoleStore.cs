using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Roles;

/// <summary>What the use cases of roles do alike.</summary>
internal static class RoleStore
{
    /// <summary>The caller's portal; its version lets changes of roles come one after the other.</summary>
    public static async Task<CustomerPortal> PortalOfAsync(this PortalConfigDb db, Caller caller, CancellationToken ct) =>
        await db.Portals.FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct) ?? throw RuleException.NotFound("This portal");

    /// <summary>The role a path names; 404 for none.</summary>
    public static PortalRole RoleNamed(this CustomerPortal portal, string name) =>
        portal.ListRoles().FirstOrDefault(role => role.Name == name) ?? throw RuleException.NotFound("This role");

    /// <summary>The role in the audit log.</summary>
    public static AuditTarget Target(this PortalRole role) => new("role", role.Name, role.Label);

    /// <summary>Saves, publishes and records a change of one role.</summary>
    public static async Task SaveRolesAsync(
        this PortalConfigDb db, CustomerPortal portal, IReadOnlyList<PortalRole> roles, Caller caller, PortalRole? before, PortalRole? after, DateTimeOffset now, CancellationToken ct)
    {
        var role = after ?? before!;
        portal.SaveRoles(roles, now);
        db.Publish(portal);
        var action = before is null ? "role.created" : after is null ? "role.deleted" : "role.changed";
        db.Audit(caller, action, role.Target(), before?.Definition, after?.Definition, now, after?.Version);
        await db.SaveChangesAsync(ct);
    }
}
