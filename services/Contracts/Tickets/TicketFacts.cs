using System.Globalization;
using Portal.Contracts.Properties;

namespace Portal.Contracts.Tickets;

/// <summary>A ticket's values by property name, as <see cref="PropertyValue"/> writes them: what filters on tickets compare, in every service alike.</summary>
public static class TicketFacts
{
    /// <summary>The value of a standard or custom property; empty for none.</summary>
    /// <param name="content">The ticket's first message as plain text, which a snapshot does not hold.</param>
    public static string Of(TicketSnapshot ticket, string property, string content = "") => property switch
    {
        StandardProperties.Number => ticket.Number.ToString(CultureInfo.InvariantCulture),
        StandardProperties.Subject => ticket.Subject,
        StandardProperties.Content => content,
        StandardProperties.Pipeline => ticket.PipelineId.ToString(),
        StandardProperties.Stage => ticket.Stage.Id.ToString(),
        StandardProperties.Status => ticket.Stage.Closed ? "closed" : "open",
        StandardProperties.Priority => ticket.Priority ?? "",
        StandardProperties.Category => ticket.Category ?? "",
        StandardProperties.CreateDate => Time(ticket.CreatedAt),
        StandardProperties.CloseDate => Time(ticket.ClosedAt),
        StandardProperties.LastActivity => Time(ticket.LastActivityAt),
        StandardProperties.Owner => ticket.Owner?.Name ?? "",
        StandardProperties.RequestedBy => ticket.Contact.Name,
        _ => ticket.Properties.GetValueOrDefault(property, ""),
    };

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
