using Portal.Contracts.Portals;
using Portal.Gateway.Portals;
using Portal.Gateway.Services;
using Portal.Gateway.Tokens;

namespace Portal.Gateway.Settings;

/// <summary>Who works in a portal, asked of Identity when it counts and no session is at hand that says so.</summary>
internal sealed class PortalStaff(ServiceClients services, PortalDirectory portals)
{
    /// <summary>Whether a person may still do what <paramref name="permission"/> names; the command line always may.</summary>
    public async Task<bool> MayAsync(Guid staffId, string permission, Guid portalId, CancellationToken ct)
    {
        if (staffId == OperatorKey.Id)
        {
            return true;
        }

        var roles = (await ListAsync(portalId, ct)).FirstOrDefault(person => person.Id == staffId)?.Roles ?? [];
        return Permissions.Of(portals.Find(portalId)?.Roles ?? [], roles).Contains(permission, StringComparer.Ordinal);
    }

    /// <summary>Who holds a role.</summary>
    public async Task<IReadOnlyList<StaffEntry>> HoldersAsync(string role, Guid portalId, CancellationToken ct) =>
        [.. (await ListAsync(portalId, ct)).Where(person => person.Roles.Contains(role, StringComparer.Ordinal))];

    private async Task<IReadOnlyList<StaffEntry>> ListAsync(Guid portalId, CancellationToken ct) =>
        (await services.Identity.GetAsync<Staff>("/internal/staff", portalId, ct))?.Items ?? throw Unavailable.Because("The staff cannot be looked up at the moment.");

    private sealed record Staff(IReadOnlyList<StaffEntry> Items);
}

/// <summary>A member of staff with the roles held in the portal.</summary>
internal sealed record StaffEntry(Guid Id, string Name, IReadOnlyList<string> Roles);
