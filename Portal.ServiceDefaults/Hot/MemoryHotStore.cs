using System.Collections.Concurrent;
using System.Globalization;

namespace Portal.ServiceDefaults.Hot;

internal sealed class MemoryHotStore(TimeProvider clock) : IHotStore
{
    private const int SweepEvery = 1024;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _writes;

    public Task<string?> GetAsync(string key) => Task.FromResult(Find(key)?.Value);

    public Task<string?> GetAndSlideAsync(string key, TimeSpan lifetime)
    {
        if (Find(key) is not { } entry)
        {
            return Task.FromResult<string?>(null);
        }

        _entries.TryUpdate(key, entry with { Ends = clock.GetUtcNow() + lifetime }, entry);
        return Task.FromResult<string?>(entry.Value);
    }

    public Task<string?[]> GetManyAsync(params string[] keys) => Task.FromResult(Array.ConvertAll(keys, key => Find(key)?.Value));

    public Task<bool> SetAsync(string key, string value, TimeSpan lifetime)
    {
        _entries[key] = new Entry(value, clock.GetUtcNow() + lifetime);
        if (Interlocked.Increment(ref _writes) % SweepEvery == 0)
        {
            foreach (var (old, entry) in _entries)
            {
                if (entry.Ends <= clock.GetUtcNow())
                {
                    _entries.TryRemove(new KeyValuePair<string, Entry>(old, entry));
                }
            }
        }

        return Task.FromResult(true);
    }

    public Task<long?> IncrementAsync(string key, TimeSpan lifetime)
    {
        var ends = clock.GetUtcNow() + lifetime;
        var entry = _entries.AddOrUpdate(
            key,
            _ => new Entry("1", ends),
            (_, old) => new Entry((long.Parse(old.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture), ends));
        return Task.FromResult<long?>(long.Parse(entry.Value, CultureInfo.InvariantCulture));
    }

    public Task<bool> DeleteAsync(string key)
    {
        _entries.TryRemove(key, out _);
        return Task.FromResult(true);
    }

    private Entry? Find(string key) => _entries.TryGetValue(key, out var entry) && entry.Ends > clock.GetUtcNow() ? entry : null;

    private sealed record Entry(string Value, DateTimeOffset Ends);
}
