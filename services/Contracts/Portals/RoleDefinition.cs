namespace Portal.Contracts.Portals;

/// <summary>A role of staff with its permissions. The three standard ones cannot be deleted.</summary>
public sealed record RoleDefinition(string Name, string Label, IReadOnlyList<string> Permissions, bool Standard);
