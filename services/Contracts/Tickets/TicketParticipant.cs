using System.Text.Json.Serialization;

namespace Portal.Contracts.Tickets;

/// <summary>A contact whom one ticket is shown beside its requester (W2), with what they may do there.</summary>
public sealed record TicketParticipant(Guid ContactId, ParticipantRight Right);

/// <summary>What a participant may do; each holds the ones before.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParticipantRight>))]
public enum ParticipantRight
{
    View,
    Reply,
    Close,
}
