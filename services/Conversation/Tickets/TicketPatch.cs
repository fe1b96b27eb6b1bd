using System.Text.Json.Serialization;

namespace Portal.Conversations.Tickets;

/// <summary>Fields to change. Null clears owner, priority, category and the value of a property; what is not in the JSON stays as it is.</summary>
internal sealed class TicketPatch
{
    public Guid? OwnerId
    {
        get;
        set => (field, HasOwnerId) = (value, true);
    }

    /// <summary>Another pipeline; the ticket starts in its first stage unless <see cref="StageId"/> names one.</summary>
    public Guid? PipelineId { get; set; }

    public Guid? StageId { get; set; }

    public string? Priority
    {
        get;
        set => (field, HasPriority) = (value, true);
    }

    public string? Category
    {
        get;
        set => (field, HasCategory) = (value, true);
    }

    public string? Subject
    {
        get;
        set => (field, HasSubject) = (value, true);
    }

    /// <summary>Values of custom properties by name.</summary>
    public IReadOnlyDictionary<string, string?>? Properties { get; set; }

    [JsonIgnore]
    public bool HasOwnerId { get; private set; }

    [JsonIgnore]
    public bool HasPriority { get; private set; }

    [JsonIgnore]
    public bool HasCategory { get; private set; }

    [JsonIgnore]
    public bool HasSubject { get; private set; }
}
