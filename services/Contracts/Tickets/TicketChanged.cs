using System.Text.Json.Serialization;

namespace Portal.Contracts.Tickets;

/// <summary>A ticket changed other than by a message: owner, stage, priority, category, subject.</summary>
public sealed record TicketChanged(TicketSnapshot Ticket, TicketChange Change);

/// <summary>What happened to a ticket, for live updates and activity lists.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketChange>))]
public enum TicketChange
{
    Opened,
    Changed,
    Message,
    Note,
    Imported,
}
