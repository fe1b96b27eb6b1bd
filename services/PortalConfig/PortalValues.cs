using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults;

namespace Portal.PortalConfig;

/// <summary>The settings document: everything an administrator can set. Stored and sent as JSON; a field that an older document lacks has its default.</summary>
internal record PortalValues
{
    private const int DefaultIdleMinutes = 20;

    public required string Name { get; init; }
    public required string Slug { get; init; }
    public bool On { get; init; } = true;
    public int IdleMinutes { get; init; } = DefaultIdleMinutes;
    public TicketScope TicketScope { get; init; } = TicketScope.Own;
    public Filter? ScopeFilter { get; init; }
    public string? TicketsName { get; init; }
    public bool FormConnected { get; init; } = true;
    public Guid? FormId { get; init; }
    public string? FormMenuText { get; init; }
    public string? FormHeader { get; init; }
    public Guid? DefaultInboxId { get; init; }
    public string Language { get; init; } = Languages.Default;
    public ClosedReply ClosedReply { get; init; } = ClosedReply.Reopen;
    public int? NewTicketAfterDays { get; init; }
    public bool CustomersMayClose { get; init; } = true;
    public bool CustomersMayHide { get; init; }
    public bool AskRating { get; init; }
    public IReadOnlyDictionary<Guid, Guid> ClosedStages { get; init; } = new Dictionary<Guid, Guid>();
    public IReadOnlyList<PortalDomain> Domains { get; init; } = [];
    public IReadOnlyList<TicketColumn> Columns { get; init; } = TicketColumn.Defaults;
    public OwnerName OwnerName { get; init; } = OwnerName.Default;
    public bool ShowStages { get; init; }
    public Filter? TicketFilter { get; init; }
    public Theme Theme { get; init; } = Theme.Default;
    public IReadOnlyList<SystemPage> SystemPages { get; init; } = [];
    public IReadOnlyList<ConsentNotice> Consents { get; init; } = [];
    public AccessSettings Access { get; init; } = AccessSettings.Default;

    /// <summary>The document as JSON.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode<PortalValues>(this, ServiceDefaultsSetup.Json)!.AsObject();

    /// <summary>The document as it is stored.</summary>
    public string Write() => JsonSerializer.Serialize<PortalValues>(this, ServiceDefaultsSetup.Json);

    /// <summary>A stored document.</summary>
    public static PortalValues Read(string json) => JsonSerializer.Deserialize<PortalValues>(json, ServiceDefaultsSetup.Json)!;

    /// <summary>Equality by value, lists included.</summary>
    public bool SameAs(PortalValues other) => Write() == other.Write();
}
