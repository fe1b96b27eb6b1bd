using System.Text.Json.Serialization;

namespace Portal.Contracts.Tickets;

/// <summary>A ticket changed other than by a message: owner, stage, priority, category, subject.</summary>
public sealed record TicketChanged(TicketSnapshot Ticket, TicketChange Change)
{
    /// <summary>What of its history may be new; told again it is the same lines by their ids.</summary>
    public IReadOnlyList<TicketActivity> Activities { get; init; } = [];
}

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
