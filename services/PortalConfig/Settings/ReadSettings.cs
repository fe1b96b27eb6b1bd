using Portal.Contracts.Filters;
using Portal.Contracts.Portals;

namespace Portal.PortalConfig.Settings;

/// <summary>Applies the fields of a request to settings. Absent fields stay; null empties what may be empty. What does not fit is noted in the patch.</summary>
internal static class ReadSettings
{
    private const int MaxHeader = 500;
    private const int MaxDomains = 20;
    private const int MaxGroups = 50;

    // id and version may come back as they were read; they are not settings.
    private static readonly string[] Known =
    [
        "id", "version", "name", "slug", "on", "idleMinutes", "ticketScope", "scopeFilter", "ticketsName", "formConnected", "formId", "formMenuText", "formHeader",
        "defaultInboxId", "language", "closedReply", "newTicketAfterDays", "customersMayClose", "customersMayHide", "askRating", "closedStages", "domains", "columns", "ownerName", "showStages", "ticketFilter", "theme",
        "systemPages", "consents", "access",
    ];

    /// <summary>The values with the patch applied.</summary>
    public static PortalValues Read(JsonPatch patch, PortalValues old)
    {
        patch.RefuseOthers(Known);
        return old with
        {
            Name = patch.Text("name", old.Name, CustomerPortal.ProblemOfName),
            Slug = patch.Text("slug", old.Slug, Slug.ProblemOf),
            On = patch.Flag("on", old.On),
            IdleMinutes = patch.Number("idleMinutes", old.IdleMinutes, 1, CustomerPortal.MaxIdleMinutes),
            TicketScope = patch.Choice("ticketScope", old.TicketScope),
            ScopeFilter = Filter(patch, "scopeFilter", old.ScopeFilter),
            TicketsName = patch.TextOrNull("ticketsName", old.TicketsName, CustomerPortal.MaxMenuText),
            FormConnected = patch.Flag("formConnected", old.FormConnected),
            FormId = patch.IdOrNull("formId", old.FormId),
            FormMenuText = patch.TextOrNull("formMenuText", old.FormMenuText, CustomerPortal.MaxMenuText),
            FormHeader = patch.TextOrNull("formHeader", old.FormHeader, MaxHeader, lines: true),
            DefaultInboxId = patch.IdOrNull("defaultInboxId", old.DefaultInboxId),
            Language = patch.OneOf("language", old.Language, Languages.All),
            ClosedReply = patch.Choice("closedReply", old.ClosedReply),
            NewTicketAfterDays = patch.NumberOrNull("newTicketAfterDays", old.NewTicketAfterDays, 1, CustomerPortal.MaxDays),
            CustomersMayClose = patch.Flag("customersMayClose", old.CustomersMayClose),
            CustomersMayHide = patch.Flag("customersMayHide", old.CustomersMayHide),
            AskRating = patch.Flag("askRating", old.AskRating),
            ClosedStages = patch.IdsById("closedStages") ?? old.ClosedStages,
            Domains = Domains(patch) ?? old.Domains,
            Columns = Columns(patch) ?? old.Columns,
            OwnerName = Owner(patch, old.OwnerName),
            ShowStages = patch.Flag("showStages", old.ShowStages),
            TicketFilter = Filter(patch, "ticketFilter", old.TicketFilter),
            Theme = ReadPages.Theme(patch, old.Theme),
            SystemPages = ReadPages.SystemPages(patch) ?? old.SystemPages,
            Consents = ReadPages.Consents(patch) ?? old.Consents,
            Access = Access(patch, old.Access),
        };
    }

    /// <summary>A filter without a condition shows everything, which is what no filter means.</summary>
    private static Filter? Filter(JsonPatch patch, string name, Filter? old)
    {
        if (!patch.TryGet(name, out var value))
        {
            return old;
        }

        if (!FilterJson.TryRead(value, out var filter, out var problem))
        {
            patch.Require(ok: false, problem.Path.Length > 0 ? $"{name}.{problem.Path}" : name, problem.Problem);
        }

        return filter is { Groups.Count: > 0 } ? filter : null;
    }

    private static List<PortalDomain>? Domains(JsonPatch patch)
    {
        if (patch.Items("domains", MaxDomains) is not { } items)
        {
            return null;
        }

        var domains = new List<PortalDomain>();
        foreach (var item in items)
        {
            var given = item.Text("host", old: null, HostName.MaxLength);
            var host = HostName.Normalize(given) ?? "";
            item.Require(host.Length > 0 || given.Length is 0 or > HostName.MaxLength, "host", "A host name like support.example.com, without port or path.");
            item.Require(host.Length == 0 || domains.TrueForAll(domain => domain.Host != host), "host", "This host is in the list already.");
            domains.Add(new PortalDomain(host, item.OneOf("language", old: null, Languages.All)));
        }

        return domains;
    }

    /// <summary>Null brings the recommended columns back (P23).</summary>
    private static IReadOnlyList<TicketColumn>? Columns(JsonPatch patch)
    {
        if (patch.IsNull("columns"))
        {
            return TicketColumn.Defaults;
        }

        if (patch.Items("columns", TicketColumn.Max) is not { } items)
        {
            return null;
        }

        patch.Require(!patch.IsEmptyList("columns"), "columns", "A list needs at least one column.");
        var columns = new List<TicketColumn>();
        foreach (var item in items)
        {
            var property = item.Text("property", old: null, 100);
            item.Require(columns.TrueForAll(column => column.Property != property), "property", "This property is a column already.");
            columns.Add(new TicketColumn(property, item.TextOrNull("label", null, CustomerPortal.MaxMenuText)));
        }

        return columns;
    }

    private static OwnerName Owner(JsonPatch patch, OwnerName old)
    {
        if (patch.Member("ownerName") is not { } owner)
        {
            return old;
        }

        var mode = owner.Choice("mode", old.Mode);
        var alias = owner.TextOrNull("alias", old.Alias, CustomerPortal.MaxMenuText);
        owner.Require(mode != OwnerNameMode.Alias || alias is not null, "alias", "Enter the name that customers see.");
        return new OwnerName(mode, mode == OwnerNameMode.Alias ? alias : null);
    }

    private static AccessSettings Access(JsonPatch patch, AccessSettings old) => patch.Member("access") is { } access
        ? new AccessSettings(
            access.Flag("selfRegistration", old.SelfRegistration),
            access.Flag("groupsRequired", old.GroupsRequired),
            access.Ids("groups", old.Groups, MaxGroups))
        : old;
}
