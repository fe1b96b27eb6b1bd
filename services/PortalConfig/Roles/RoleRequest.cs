using System.Text.Json.Serialization;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Text;

namespace Portal.PortalConfig.Roles;

/// <summary>A role as a client sends it; what is absent stays as it is.</summary>
/// <param name="Standard">May come back as it was read, like <paramref name="Version"/>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RoleRequest(string? Name, string? Label, IReadOnlyList<string?>? Permissions, bool? Standard, long? Version)
{
    /// <summary>The role with the request applied; what is wrong is noted in <paramref name="problems"/>.</summary>
    public PortalRole Apply(PortalRole old, Caller caller, Validation problems)
    {
        var label = Label is null ? old.Label : PlainText.OneLine(Label, PortalRole.MaxLabel + 1);
        problems.Require(label.Length is >= 1 and <= PortalRole.MaxLabel && !PlainText.IsBlank(label), "label", $"A text of 1 to {PortalRole.MaxLabel} characters.");
        return old with { Label = label, Permissions = Permissions is null ? old.Permissions : ReadPermissions(old, caller, problems) };
    }

    private List<string> ReadPermissions(PortalRole old, Caller caller, Validation problems)
    {
        var all = Contracts.Portals.Permissions.All;
        var wanted = all.Where(permission => Permissions!.Contains(permission, StringComparer.Ordinal)).ToList();
        var missing = old.Name == PortalRole.Administrator ? PortalRole.Kept.Except(wanted, StringComparer.Ordinal).ToList() : [];

        // Otherwise whoever may say what roles may do could do everything.
        var beyond = wanted.Except(old.Permissions, StringComparer.Ordinal).Except(caller.Permissions, StringComparer.Ordinal).ToList();
        problems
            .Require(Permissions!.All(permission => all.Contains(permission, StringComparer.Ordinal)), "permissions", $"A list of {string.Join(", ", all)}.")
            .Require(missing.Count == 0, "permissions", $"Administrators keep {string.Join(", ", missing)}: somebody must be able to give it back.")
            .Require(beyond.Count == 0, "permissions", $"You can only give what you may do yourself, not {string.Join(", ", beyond)}.");
        return wanted;
    }
}

/// <summary>A role as administrators read it.</summary>
internal sealed record RoleItem(string Name, string Label, IReadOnlyList<string> Permissions, bool Standard, long Version)
{
    public static RoleItem Of(PortalRole role) => new(role.Name, role.Label, role.Permissions, role.IsStandard, role.Version);
}
