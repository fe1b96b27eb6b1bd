namespace Portal.Testing;

/// <summary>A clock that stands still until a test moves it. Timers still run in real time.</summary>
public sealed class FakeTime(DateTimeOffset? start = null) : TimeProvider
{
    private long _ticks = (start ?? new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero)).UtcTicks;

    /// <summary>The time it shows.</summary>
    public DateTimeOffset Now => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves it forward.</summary>
    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
