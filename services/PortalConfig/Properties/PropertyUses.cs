using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Properties;

/// <summary>Where a portal's settings name a property: what is named there can neither be deleted nor lose the option.</summary>
internal static class PropertyUses
{
    /// <summary>The settings that name the property, or only those that name one of <paramref name="values"/> of it.</summary>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<TicketColumn> columns, Filter? ticketFilter, Filter? scopeFilter, RecordType record, string name, IReadOnlyCollection<string>? values)
    {
        var uses = new List<string>();
        if (record == RecordType.Ticket && values is null && columns.Any(column => column.Property == name))
        {
            uses.Add("columns");
        }

        if (record == RecordType.Ticket && Names(ticketFilter, name, values))
        {
            uses.Add("ticketFilter");
        }

        if (record == RecordType.Contact && Names(scopeFilter, name, values))
        {
            uses.Add("scopeFilter");
        }

        return uses;
    }

    /// <summary>Refuses with the places when there are any.</summary>
    /// <param name="settings">Fields of the portal's settings.</param>
    /// <param name="forms">Names of forms.</param>
    public static void Refuse(string what, IReadOnlyList<string> settings, IReadOnlyList<string> forms)
    {
        if (settings.Count + forms.Count == 0)
        {
            return;
        }

        var places = new[] { ("the portal's settings", settings), ("forms", forms) }.Where(place => place.Item2.Count > 0).Select(place => $"{place.Item1} ({string.Join(", ", place.Item2)})");
        throw new RuleException("in-use", $"{what} is used by {string.Join(" and by ", places)}. Take it out there first.")
        {
            Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["uses"] = settings, ["forms"] = forms },
        };
    }

    private static bool Names(Filter? filter, string name, IReadOnlyCollection<string>? values) =>
        filter?.Groups.SelectMany(group => group.Conditions)
            .Any(condition => condition.Property == name && (values is null || condition.Values.Any(values.Contains))) == true;
}
