using System.Text.Json.Nodes;

namespace Portal.PortalConfig.Settings;

/// <summary>One value that differs; null stands for nothing. <see cref="Label"/> is English; apps translate by <see cref="Field"/>.</summary>
internal sealed record SettingChange(string Field, string Label, JsonNode? From, JsonNode? To)
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["name"] = "Portal name",
        ["slug"] = "Address",
        ["on"] = "Portal on",
        ["idleMinutes"] = "Idle time-out in minutes",
        ["ticketScope"] = "Whose tickets customers see",
        ["scopeFilter"] = "Contacts who see their company's tickets",
        ["ticketsName"] = "Name for tickets",
        ["formConnected"] = "Support form connected",
        ["formId"] = "Support form",
        ["formMenuText"] = "Text of the form's link",
        ["formHeader"] = "Text above the form",
        ["defaultInboxId"] = "Where portal tickets go",
        ["language"] = "Language",
        ["closedReply"] = "Replies to closed tickets",
        ["newTicketAfterDays"] = "Days until a reply starts a new ticket",
        ["customersMayClose"] = "Customers may close tickets",
        ["customersMayHide"] = "Customers may hide tickets from colleagues",
        ["askRating"] = "Ask how it went after closing",
        ["closedStages"] = "Closed stage by pipeline",
        ["domains"] = "Domain",
        ["columns"] = "Columns",
        ["ownerName"] = "Name of the ticket owner",
        ["showStages"] = "Ticket stages",
        ["ticketFilter"] = "Tickets customers see",
        ["theme"] = "Theme",
        ["systemPages"] = "System page",
        ["consents"] = "Consent text",
        ["access"] = "Access",
        ["theme.logoId"] = "Logo",
        ["theme.darkLogoId"] = "Logo on dark",
        ["theme.faviconId"] = "Browser icon",
        ["theme.primaryColor"] = "Primary colour",
        ["theme.headerColor"] = "Header colour",
        ["theme.backgroundColor"] = "Background colour",
        ["theme.font"] = "Font",
        ["theme.radius"] = "Corner radius",
        ["theme.density"] = "Density",
        ["theme.scheme"] = "Light or dark",
        ["access.selfRegistration"] = "Anyone may register",
        ["access.groupsRequired"] = "Only access groups may sign in",
        ["access.groups"] = "Access groups",
    };

    /// <summary>What differs from one document to another.</summary>
    public static IReadOnlyList<SettingChange> Between(PortalValues from, PortalValues to)
    {
        var (one, other) = (SettingsLeaves.Of(from), SettingsLeaves.Of(to));
        return Of(SettingsLeaves.Differences(one, other), one, other);
    }

    /// <summary>The values of both documents at <paramref name="paths"/>.</summary>
    public static IReadOnlyList<SettingChange> Of(IEnumerable<string> paths, OrderedDictionary<string, Leaf> from, OrderedDictionary<string, Leaf> to) =>
    [
        .. paths.Select(path => new SettingChange(path, LabelOf(path), from.GetValueOrDefault(path)?.Value?.DeepClone(), to.GetValueOrDefault(path)?.Value?.DeepClone())),
    ];

    private static string LabelOf(string path)
    {
        if (Labels.TryGetValue(path, out var label))
        {
            return label;
        }

        var end = path.AsSpan().IndexOfAny('[', '.');
        var rest = path[end..].Replace("]", "", StringComparison.Ordinal).TrimStart('[', '.');
        return $"{Labels[path[..end]]} {rest}";
    }
}
