using System.Collections.Concurrent;

namespace Portal.Gateway.Sessions;

/// <summary>Remembers whose roles, company or name changed, so that copies of their sessions are read again.</summary>
internal sealed class PersonChanges(TimeProvider clock)
{
    private const int SweepAbove = 10_000;

    /// <summary>Copies older than this are read again anyway.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(6);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _changes = new();

    public bool Since(Guid personId, DateTimeOffset time) => _changes.TryGetValue(personId, out var changed) && changed >= time;

    public void Note(Guid personId)
    {
        var now = clock.GetUtcNow();
        _changes[personId] = now;
        if (_changes.Count > SweepAbove)
        {
            foreach (var old in _changes.Where(change => change.Value < now - Remembered))
            {
                _changes.TryRemove(old);
            }
        }
    }
}
