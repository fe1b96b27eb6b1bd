using System.Text.Json.Serialization;

namespace Portal.Contracts.Tickets;

/// <summary>A line of a ticket's history that its customers may be told, as the portal's settings allow: it moved, closed, reopened, or a value changed.</summary>
/// <param name="Property">The name of the property that changed; null for stages.</param>
/// <param name="From">As people read it: a stage's or an option's label, a standard property's value. Null for none.</param>
/// <param name="To">See <paramref name="From"/>.</param>
public sealed record TicketActivity(Guid Id, TicketActivityKind Kind, string? Property, string? From, string? To, MessageAuthor Author, DateTimeOffset At);

/// <summary>What a line of history says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketActivityKind>))]
public enum TicketActivityKind
{
    Stage,
    Closed,
    Reopened,
    Property,
}

/// <summary>Who is expected to act next on a ticket.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NextStep>))]
public enum NextStep
{
    /// <summary>Nobody: it is closed.</summary>
    None,
    Support,
    Customer,
}
