using System.Text.Json;
using Portal.Contracts.Filters;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults;

namespace Portal.TicketQuery;

/// <summary>What of a portal's settings, properties and pipelines changes a customer's tickets; one row, as each page needs all of it.</summary>
internal sealed class PortalSettings
{
    public Guid Id { get; init; }
    public long Version { get; private set; }
    public ClosedReply ClosedReply { get; private set; } = ClosedReply.Refuse;
    public bool CustomersMayClose { get; private set; }

    /// <summary>Whether customers may hide their tickets from their colleagues (B4).</summary>
    public bool CustomersMayHide { get; private set; }

    /// <summary>Whether customers are asked how it went once a ticket is closed (W23).</summary>
    public bool AskRating { get; private set; }

    /// <summary>Days after which a reply to a closed ticket starts a new one instead of reopening it (W19).</summary>
    public int? NewTicketAfterDays { get; private set; }

    /// <summary><see cref="TicketDisplay"/> as JSON; empty before the first settings.</summary>
    public string Display { get; private set; } = "";

    public long PropertiesVersion { get; private set; }

    /// <summary>All definitions as JSON; empty for the standard ones.</summary>
    public string Properties { get; private set; } = "";

    public long PipelinesVersion { get; private set; }

    /// <summary>All pipelines as JSON; empty while none are known.</summary>
    public string Pipelines { get; private set; } = "";

    /// <summary>Takes over settings; false when these or newer ones are known.</summary>
    public bool Take(PortalSnapshot portal)
    {
        // Rows of before the display was kept take their own version over once more.
        if (portal.Version < Version || (portal.Version == Version && Display.Length > 0))
        {
            return false;
        }

        Version = portal.Version;
        ClosedReply = portal.ClosedReply;
        CustomersMayClose = portal.CustomersMayClose;
        CustomersMayHide = portal.CustomersMayHide;
        AskRating = portal.AskRating;
        NewTicketAfterDays = portal.NewTicketAfterDays;
        var display = new TicketDisplay(portal.TicketFilter, portal.Columns, portal.OwnerName, portal.ShowStages)
        {
            PortalName = portal.Name,
            Colour = portal.Theme.PrimaryColor,
            Audience = new Audience(portal.On, portal.TicketScope, portal.ScopeFilter, portal.Language),
        };
        Display = JsonSerializer.Serialize(display, ServiceDefaultsSetup.Json);
        return true;
    }

    /// <summary>Takes over definitions; false when these or newer ones are known.</summary>
    public bool Take(PropertySet set)
    {
        if (set.Version <= PropertiesVersion)
        {
            return false;
        }

        PropertiesVersion = set.Version;
        Properties = JsonSerializer.Serialize(set.Properties, ServiceDefaultsSetup.Json);
        return true;
    }

    /// <summary>Takes over pipelines; false when these or newer ones are known.</summary>
    public bool Take(PipelinesChanged pipelines)
    {
        if (pipelines.Version <= PipelinesVersion)
        {
            return false;
        }

        PipelinesVersion = pipelines.Version;
        Pipelines = JsonSerializer.Serialize(pipelines.Pipelines, ServiceDefaultsSetup.Json);
        return true;
    }
}

/// <summary>What customers are shown of tickets: which (P21), in which columns (P22), with which names (P24) and stages (P25).</summary>
internal sealed record TicketDisplay(Filter? TicketFilter, IReadOnlyList<TicketColumn> Columns, OwnerName OwnerName, bool ShowStages)
{
    /// <summary>What PDFs are headed with. Null until the settings change after PDFs came.</summary>
    public string? PortalName { get; init; }

    /// <summary>The colour of that heading, <c>#rrggbb</c>.</summary>
    public string? Colour { get; init; }

    /// <summary>Who is shown tickets without a session. Null until the settings change after background exports came.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Of a portal whose settings have not arrived.</summary>
    public static readonly TicketDisplay Default = new(null, TicketColumn.Defaults, OwnerName.Default, ShowStages: false);
}

/// <summary>Whether a portal is on, whose tickets its customers see (P7 to P9), and what it speaks.</summary>
internal sealed record Audience(bool On, TicketScope Scope, Filter? ScopeFilter, string Language);
