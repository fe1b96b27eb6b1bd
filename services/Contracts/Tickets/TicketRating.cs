using System.Text.Json.Serialization;

namespace Portal.Contracts.Tickets;

/// <summary>What a customer said about how a ticket was closed (W23).</summary>
public sealed record TicketRating(RatingScore Score, string? Comment, Guid ContactId, DateTimeOffset At);

/// <summary>How it went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RatingScore>))]
public enum RatingScore
{
    Bad,
    Ok,
    Good,
}
