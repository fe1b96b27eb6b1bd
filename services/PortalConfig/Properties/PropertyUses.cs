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

    /// <summary>Refuses with the places, as fields of the settings, when there are any.</summary>
    public static void Refuse(IReadOnlyList<string> uses, string what)
    {
        if (uses.Count > 0)
        {
            throw new RuleException("in-use", $"{what} is used by the portal's settings: {string.Join(", ", uses)}. Take it out there first.")
            {
                Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["uses"] = uses },
            };
        }
    }

    private static bool Names(Filter? filter, string name, IReadOnlyCollection<string>? values) =>
        filter?.Groups.SelectMany(group => group.Conditions)
            .Any(condition => condition.Property == name && (values is null || condition.Values.Any(values.Contains))) == true;
}
