using System.Collections.Concurrent;

namespace Portal.Gateway.Sessions;

/// <summary>Remembers which version of a person is known to exist, so that copies of their sessions made before it are read again. Versions, since the clocks of several gateways differ.</summary>
internal sealed class PersonChanges(TimeProvider clock)
{
    private const int SweepAbove = 10_000;

    /// <summary>Copies older than this are read again anyway.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(6);
    private readonly ConcurrentDictionary<Guid, Change> _changes = new();

    /// <summary>Whether the person has changed since <paramref name="version"/>.</summary>
    public bool Since(Guid personId, long version) => _changes.TryGetValue(personId, out var change) && change.Version > version;

    public void Note(Guid personId, long version)
    {
        var now = clock.GetUtcNow();
        _changes.AddOrUpdate(personId, new Change(version, now), (_, known) => known.Version > version ? known : new Change(version, now));
        if (_changes.Count > SweepAbove)
        {
            foreach (var old in _changes.Where(change => change.Value.At < now - Remembered))
            {
                _changes.TryRemove(old);
            }
        }
    }

    private sealed record Change(long Version, DateTimeOffset At);
}
