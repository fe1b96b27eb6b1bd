using Portal.Contracts.Properties;

namespace Portal.TicketQuery.Tickets;

/// <summary>Values of properties as customers read them: options by their labels, times and numbers as they are written.</summary>
internal static class ShownValues
{
    /// <summary>What a list's item or a ticket holds in a field of its own.</summary>
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        StandardProperties.Number, StandardProperties.Subject, StandardProperties.RequestedBy, StandardProperties.CreateDate, StandardProperties.Owner,
        StandardProperties.LastActivity, StandardProperties.Status, StandardProperties.Priority, StandardProperties.Category,
    };

    /// <summary>Whether a property is in no field and may be seen.</summary>
    public static bool Belongs(PropertyDefinition property) => property.Visibility != PortalVisibility.Hidden && !Fields.Contains(property.Name);

    /// <summary>The values of those of <paramref name="properties"/> that are in no field; none for those without a value.</summary>
    public static Dictionary<string, string> Of(NamedTicket row, PortalView view, IEnumerable<PropertyDefinition> properties) => properties
        .Where(Belongs)
        .Select(property => (property.Name, Value: Of(row, view, property)))
        .Where(pair => pair.Value.Length > 0)
        .ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>One value; empty for none.</summary>
    public static string Of(NamedTicket row, PortalView view, PropertyDefinition property) => property.Name switch
    {
        StandardProperties.Pipeline => view.PipelineName(row.Ticket.PipelineId),

        // Where stages are not shown, no way leads to their names (P25, D4).
        StandardProperties.Stage => StatusItem.Of(row.Ticket, view).Label,
        StandardProperties.Content when row.Ticket.ValueOf(property.Name).Length == 0 => row.Description ?? "",
        _ when property.Options.Count > 0 => string.Join(", ", PropertyValue.Parts(property.Type, row.Ticket.ValueOf(property.Name)).Select(value => LabelOf(property, value))),
        _ => row.Ticket.ValueOf(property.Name),
    };

    private static string LabelOf(PropertyDefinition property, string value) => property.Options.FirstOrDefault(option => option.Value == value)?.Label ?? value;
}
