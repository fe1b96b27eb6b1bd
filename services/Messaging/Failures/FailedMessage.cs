namespace Portal.Messaging.Failures;

/// <summary>A message from the broker that one queue's consumer could not handle; it waits here for an operator.</summary>
internal sealed class FailedMessage
{
    public Guid Id { get; set; }
    public Guid MessageId { get; set; }

    /// <summary>Where it failed, and the only place it goes back to.</summary>
    public required string Queue { get; set; }

    /// <summary>The stored name of the event; the broker's where this version does not know it.</summary>
    public required string Type { get; set; }
    public required string Payload { get; set; }
    public required string Error { get; set; }

    /// <summary>Deliveries that failed; each was tried several times.</summary>
    public int Attempts { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset FailedAt { get; set; }
}
