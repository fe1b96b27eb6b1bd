using System.Text.Json.Serialization;
using Portal.Contracts.Portals;

namespace Portal.PortalConfig.Roles;

/// <summary>A role of staff as it is kept with the portal.</summary>
internal sealed record PortalRole(string Name, string Label, IReadOnlyList<string> Permissions, long Version)
{
    /// <summary>The role that cannot lose what it takes to give it back: somebody must be able to.</summary>
    public const string Administrator = "admin";

    /// <summary>Longest name.</summary>
    public const int MaxName = 40;

    /// <summary>Longest label.</summary>
    public const int MaxLabel = 60;

    /// <summary>Most roles of a portal's own.</summary>
    public const int MaxCustom = 50;

    /// <summary>Permissions an administrator always has.</summary>
    public static readonly IReadOnlyList<string> Kept = [Contracts.Portals.Permissions.Roles, Contracts.Portals.Permissions.PortalSettings];

    /// <summary>Whether every portal has it.</summary>
    [JsonIgnore]
    public bool IsStandard => Contracts.Portals.Permissions.StandardRoles.Any(standard => standard.Name == Name);

    /// <summary>The role as other services know it.</summary>
    [JsonIgnore]
    public RoleDefinition Definition => new(Name, Label, Permissions, IsStandard);

    /// <summary>A standard role nobody has changed yet.</summary>
    public static PortalRole Of(RoleDefinition standard) => new(standard.Name, standard.Label, standard.Permissions, 1);
}
