namespace Portal.Contracts.Portals;

/// <summary>What roles can allow.</summary>
public static class Permissions
{
    /// <summary>Answer tickets at the desk.</summary>
    public const string Tickets = "tickets";

    /// <summary>Open and change the portal's settings (P1).</summary>
    public const string PortalSettings = "portal-settings";

    /// <summary>Define properties, pipelines and forms.</summary>
    public const string Records = "records";

    /// <summary>Create contacts, bring in imports.</summary>
    public const string Contacts = "contacts";

    /// <summary>Look at the portal as one of its customers sees it, without changing anything (B13).</summary>
    public const string SeeAsCustomer = "see-as-customer";

    /// <summary>Say which role may do what, and who holds it.</summary>
    public const string Roles = "roles";

    /// <summary>Read the audit log.</summary>
    public const string Audit = "audit";

    /// <summary>Watch the installation run.</summary>
    public const string Operations = "operations";

    /// <summary>Every permission there is.</summary>
    public static readonly IReadOnlyList<string> All = [Tickets, PortalSettings, Records, Contacts, SeeAsCustomer, Roles, Audit, Operations];

    /// <summary>The roles every portal starts with.</summary>
    public static readonly IReadOnlyList<RoleDefinition> StandardRoles =
    [
        new("agent", "Agent", [Tickets], Standard: true),
        new("admin", "Administrator", [Tickets, PortalSettings, Records, Contacts, SeeAsCustomer, Roles, Audit], Standard: true),
        new("operator", "Operator", [Operations, Audit], Standard: true),
    ];

    /// <summary>What holders of <paramref name="roles"/> may do under these definitions.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<RoleDefinition> definitions, IEnumerable<string> roles) =>
        [.. definitions.Where(definition => roles.Contains(definition.Name, StringComparer.Ordinal)).SelectMany(definition => definition.Permissions).Distinct(StringComparer.Ordinal)];
}
