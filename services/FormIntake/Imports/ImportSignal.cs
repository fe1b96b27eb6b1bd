namespace Portal.FormIntake.Imports;

/// <summary>Wakes the imports of this process when there may be something to do: one was started, or a batch was answered.</summary>
internal sealed class ImportSignal
{
    private TaskCompletionSource _next = New();

    public void Wake() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Returns at the next wake-up, or after <paramref name="poll"/> for what happened in another process.</summary>
    public async Task WaitAsync(TimeSpan poll, TimeProvider clock, CancellationToken ct)
    {
        await _next.Task.WaitAsync(poll, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
