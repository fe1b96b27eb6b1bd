namespace Portal.TicketQuery.Exports.Jobs;

/// <summary>Wakes the worker of this process when an export was asked for here.</summary>
internal sealed class ExportSignal
{
    private TaskCompletionSource _next = New();

    public void Wake() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Returns at the next wake-up, or after <paramref name="poll"/> for what was asked for elsewhere.</summary>
    public Task WaitAsync(TimeSpan poll, TimeProvider clock, CancellationToken ct) => _next.Task.WaitAsync(poll, clock, ct);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
