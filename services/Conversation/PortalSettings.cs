using Portal.Contracts.Filters;
using Portal.Contracts.Portals;

namespace Portal.Conversations;

/// <summary>What this service acts on of a portal's settings. Version 0 is a portal known by its id only.</summary>
internal sealed class PortalSettings
{
    public Guid Id { get; init; }
    public long Version { get; private set; }
    public string Name { get; private set; } = "";
    public Guid? DefaultInboxId { get; private set; }
    public ClosedReply ClosedReply { get; private set; } = ClosedReply.Reopen;
    public bool CustomersMayClose { get; private set; } = true;

    /// <summary>Whether customers may hide their tickets from their colleagues (B4).</summary>
    public bool CustomersMayHide { get; private set; }

    /// <summary>Whether customers are asked how it went once a ticket is closed (W23).</summary>
    public bool AskRating { get; private set; }

    /// <summary>Days after which a reply to a closed ticket starts a new one instead of reopening it (W19).</summary>
    public int? NewTicketAfterDays { get; private set; }

    /// <summary>Whether customers see the stage's own name instead of Open and Closed (D4).</summary>
    public bool ShowStages { get; private set; }

    /// <summary>The closed stage a customer's close puts a ticket in, by pipeline (P31).</summary>
    public IReadOnlyDictionary<Guid, Guid> ClosedStages { get; private set; } = new Dictionary<Guid, Guid>();

    /// <summary>Only tickets that match are there for customers (P21); null is all.</summary>
    public Filter? TicketFilter { get; private set; }

    /// <summary>The portal's roles; empty until it has told them, and then they are the standard ones.</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; private set; } = [];

    /// <summary>Counts the changes of the portal's pipelines, which are this service's own; 0 before they were told to others the first time.</summary>
    public long PipelinesVersion { get; private set; }

    /// <summary>Counts the changes of the portal's inboxes in the same way.</summary>
    public long InboxesVersion { get; private set; }

    public static PortalSettings Born(Guid id) => new() { Id = id, PipelinesVersion = 1, InboxesVersion = 1 };

    public void Apply(PortalSnapshot portal)
    {
        if (portal.Version > Version)
        {
            (Version, Name) = (portal.Version, portal.Name);
            (DefaultInboxId, ClosedReply, CustomersMayClose) = (portal.DefaultInboxId, portal.ClosedReply, portal.CustomersMayClose);
            (ShowStages, ClosedStages, TicketFilter) = (portal.ShowStages, portal.ClosedStages, portal.TicketFilter);
            (Roles, CustomersMayHide, AskRating, NewTicketAfterDays) = (portal.Roles, portal.CustomersMayHide, portal.AskRating, portal.NewTicketAfterDays);
        }
    }

    /// <summary>Whether tickets can be given to somebody with these roles: to whom the portal lets answer them (P1).</summary>
    public bool LetsAnswer(IReadOnlyList<string> roles) =>
        Permissions.Of(Roles.Count > 0 ? Roles : Permissions.StandardRoles, roles).Contains(Permissions.Tickets, StringComparer.Ordinal);
}
