using Portal.Contracts.Audit;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Staff;

/// <summary>Which roles a caller may give.</summary>
internal sealed class RoleGrant(IReadOnlyList<RoleDefinition> known, Caller caller)
{
    /// <summary>Refuses unknown roles, and ones that allow more than the caller may: otherwise whoever may give roles could take them all.</summary>
    /// <param name="before">What the person has already.</param>
    public void Require(IReadOnlyList<string>? roles, IReadOnlyList<string> before)
    {
        var names = known.Select(role => role.Name).ToList();
        new Validation()
            .Require(roles?.All(role => names.Contains(role, StringComparer.Ordinal)) == true, "roles", $"A list of {string.Join(", ", names)}.")
            .ThrowIfInvalid();
        var beyond = Beyond(roles!.Except(before, StringComparer.Ordinal));
        new Validation()
            .Require(beyond.Count == 0, "roles", $"You can only give roles that allow what you may do yourself, not {string.Join(", ", beyond)}.")
            .ThrowIfInvalid();
    }

    /// <summary>What holders of <paramref name="roles"/> may do and the caller may not.</summary>
    public IReadOnlyList<string> Beyond(IEnumerable<string> roles) => [.. Permissions.Of(known, roles).Except(caller.Permissions, StringComparer.Ordinal)];
}

/// <summary>How members of staff stand in the audit log.</summary>
internal static class StaffAudit
{
    public static AuditTarget Target(this StaffMember staff) => new("staff", staff.Id.ToString(), staff.Name);
}
