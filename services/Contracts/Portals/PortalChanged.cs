using System.Text.Json.Serialization;
using Portal.Contracts.Filters;

namespace Portal.Contracts.Portals;

/// <summary>A portal was created or its settings changed; carries the whole portal.</summary>
public sealed record PortalChanged(PortalSnapshot Portal);

/// <summary>All settings of a portal that other services act on. <see cref="Version"/> grows by one with each change.</summary>
/// <param name="IdleMinutes">Idle time-out of customers' and staff's sessions, in minutes (P51).</param>
/// <param name="TicketsName">Replaces the word "Tickets" (P20); null leaves the translated default.</param>
/// <param name="DefaultInboxId">Where portal tickets go (P6); null means the inbox the portal was born with.</param>
public sealed record PortalSnapshot(
    Guid Id,
    long Version,
    string Name,
    string Slug,
    bool On,
    int IdleMinutes,
    TicketScope TicketScope,
    string? TicketsName,
    bool FormConnected,
    string? FormMenuText,
    Guid? DefaultInboxId,
    string Language,
    ClosedReply ClosedReply,
    bool CustomersMayClose,
    IReadOnlyList<PortalDomain> Domains,
    DateTimeOffset ChangedAt)
{
    /// <summary>Slugs it had before; requests to them are redirected (P3).</summary>
    public IReadOnlyList<string> OldSlugs { get; init; } = [];

    /// <summary>Hosts that were set but not yet proven to be this portal's; it answers there with its proof and nothing else (P4).</summary>
    public IReadOnlyList<string> PendingHosts { get; init; } = [];

    /// <summary>Which contacts see their company's tickets with <see cref="TicketScope.Group"/> (P9); conditions on contact properties.</summary>
    public Filter? ScopeFilter { get; init; }

    /// <summary>Only tickets that match are shown to customers (P21); null shows all. Conditions on ticket properties.</summary>
    public Filter? TicketFilter { get; init; }

    /// <summary>Columns of the customers' list, in their order (P22).</summary>
    public IReadOnlyList<TicketColumn> Columns { get; init; } = TicketColumn.Defaults;

    /// <summary>How owners are named (P24).</summary>
    public OwnerName OwnerName { get; init; } = OwnerName.Default;

    /// <summary>Whether customers see the stage's own name instead of Open and Closed (P25, D4).</summary>
    public bool ShowStages { get; init; }

    /// <summary>The closed stage a customer's close puts a ticket in, by pipeline (P31); a pipeline that is not named uses its first closed one.</summary>
    public IReadOnlyDictionary<Guid, Guid> ClosedStages { get; init; } = new Dictionary<Guid, Guid>();

    /// <summary>Whether customers may hide their tickets from their colleagues (B4). Those that are hidden stay so.</summary>
    public bool CustomersMayHide { get; init; }

    /// <summary>Whether customers are asked how it went once a ticket is closed (W23).</summary>
    public bool AskRating { get; init; }

    /// <summary>Days after which a reply to a closed ticket starts a new one instead of reopening it (W19); null: never.</summary>
    public int? NewTicketAfterDays { get; init; }

    /// <summary>The form customers file tickets with (P15); null means the support form the portal was born with.</summary>
    public Guid? FormId { get; init; }

    /// <summary>Text above the form (P14); null leaves the form's own.</summary>
    public string? FormHeader { get; init; }

    /// <summary>How it looks (P19).</summary>
    public Theme Theme { get; init; } = Theme.Default;

    /// <summary>Texts of system pages (P37) that differ from the defaults.</summary>
    public IReadOnlyList<SystemPage> SystemPages { get; init; } = [];

    /// <summary>Consent texts by domain (P38).</summary>
    public IReadOnlyList<ConsentNotice> Consents { get; init; } = [];

    /// <summary>Who may sign in.</summary>
    public AccessSettings Access { get; init; } = AccessSettings.Default;

    /// <summary>What each role of staff may do (P1).</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; init; } = Permissions.StandardRoles;
}

/// <summary>A host name the portal answers on, with the language it speaks there (P4, P5).</summary>
public sealed record PortalDomain(string Host, string Language);

/// <summary>Whose tickets a customer sees: their own (P8), all of their primary company's too (P7), or the latter only for contacts that match a filter (P9).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketScope>))]
public enum TicketScope
{
    Own,
    Company,
    Group,
}

/// <summary>What a customer's reply to a closed ticket does (P29): reopens it, or is refused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClosedReply>))]
public enum ClosedReply
{
    Reopen,
    Refuse,
}
