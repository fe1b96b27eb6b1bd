namespace Portal.Messaging;

/// <summary>A service's messages as operators see them.</summary>
/// <param name="Pending">Events that wait for the bus.</param>
/// <param name="OldestAgeSeconds">Age of the oldest of them; 0 when none waits.</param>
/// <param name="FailedTotal">All that have failed for good; <paramref name="Failed"/> are the newest hundred.</param>
public sealed record Backlog(string Service, int Pending, double OldestAgeSeconds, int FailedTotal, IReadOnlyList<FailedItem> Failed);

/// <summary>A message that waits for an operator.</summary>
/// <param name="Error">Why, in the words of what failed.</param>
/// <param name="Attempts">Deliveries that failed; 0 for a message that cannot be read at all.</param>
/// <param name="Queue">The one queue it failed in; null for an event that has not reached all its consumers.</param>
public sealed record FailedItem(Guid Id, string Type, string Error, int Attempts, DateTimeOffset CreatedAt, FailureSource Source, string? Queue);

/// <summary>Where a message failed.</summary>
public enum FailureSource
{
    /// <summary>On its way out of the service that sent it.</summary>
    Outbox,

    /// <summary>In a consumer of the service it came to.</summary>
    Consumer,
}
