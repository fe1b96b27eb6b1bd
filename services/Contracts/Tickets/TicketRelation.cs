using System.Text.Json.Serialization;

namespace Portal.Contracts.Tickets;

/// <summary>What another ticket is to one (W19).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketRelation>))]
public enum TicketRelation
{
    /// <summary>The closed ticket that this one goes on with.</summary>
    FollowUpOf,

    /// <summary>A ticket that goes on with this closed one.</summary>
    FollowedUpBy,
}
