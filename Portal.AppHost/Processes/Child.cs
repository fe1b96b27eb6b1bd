using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.AppHost.Cli;
using Portal.AppHost.Hosting;

namespace Portal.AppHost.Processes;

/// <summary>One process kept running: started, watched, started again when it ends, stopped when asked.</summary>
/// <param name="changed">Called with the process id at each start.</param>
internal sealed class Child(ChildPlan plan, Starter starter, Action<int> changed) : IDisposable
{
    private const int StartsBeforeGivingUp = 3;
    private const int KeptLines = 30;
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<string> _lastLines = new();
    private volatile Process? _process;
    private Task _running = Task.CompletedTask;

    public string Name => plan.Name;

    /// <summary>Starts it and returns once it is ready for the first time.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        _running = KeepRunningAsync();
        try
        {
            await _ready.Task.WaitAsync(Health.StartLimit, ct);
        }
        catch (TimeoutException)
        {
            throw NotStarting("is not ready in time");
        }
    }

    /// <summary>Asks it to stop, kills it when it takes too long, and returns when it is gone.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        if (_process is { } process)
        {
            Signals.Send(process.Id, plan.StopSignal);
            if (await Task.WhenAny(_running, Task.Delay(plan.StopLimit)) != _running)
            {
                LogConsole.Say($"{Name} does not stop; killing it.");
                Signals.KillGroup(process.Id);
            }
        }

        await _running;
    }

    public void Dispose() => _stopping.Dispose();

    private async Task KeepRunningAsync()
    {
        var failures = 0;
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                var watch = Stopwatch.StartNew();
                var exitCode = await RunOnceAsync();
                if (_stopping.IsCancellationRequested)
                {
                    return;
                }

                failures = watch.Elapsed > Healthy ? 1 : failures + 1;
                if (!_ready.Task.IsCompleted && failures == StartsBeforeGivingUp)
                {
                    _ready.TrySetException(NotStarting($"ended {failures} times at once"));
                    return;
                }

                var pause = TimeSpan.FromSeconds(Math.Min(0.2 * Math.Pow(2, failures - 1), LongestPause.TotalSeconds));
                LogConsole.Say($"{Name} has ended ({Describe(exitCode)}); starting it again in {pause.TotalSeconds:0.#} s.");
                await Task.Delay(pause, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped while waiting for the next start.
        }
        catch (Refusal refusal)
        {
            _ready.TrySetException(refusal);
        }
    }

    /// <summary>One life of the process; its exit code.</summary>
    private async Task<int> RunOnceAsync()
    {
        using var process = await starter.StartAsync(plan);
        _process = process;
        if (_stopping.IsCancellationRequested)
        {
            Signals.Send(process.Id, plan.StopSignal);
        }

        changed(process.Id);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var output = Task.WhenAll(ForwardAsync(process.StandardOutput), ForwardAsync(process.StandardError));
        var probing = ProbeAsync(ended.Token);
        await process.WaitForExitAsync(CancellationToken.None);
        await ended.CancelAsync();
        await probing;

        // What it started itself must not go on without it, nor hold its output open.
        Signals.KillGroup(process.Id);
        await Task.WhenAny(output, Task.Delay(TimeSpan.FromSeconds(1)));
        _process = null;
        return process.ExitCode;
    }

    private async Task ProbeAsync(CancellationToken ct)
    {
        try
        {
            await Health.WaitAsync(plan.Probe, ct);
            _ready.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            // Ended before it was ready.
        }
    }

    private async Task ForwardAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                _lastLines.Enqueue(line);
                while (_lastLines.Count > KeptLines)
                {
                    _lastLines.TryDequeue(out _);
                }

                if (!plan.Quiet)
                {
                    LogConsole.Write(Name, line);
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The process is gone.
        }
    }

    private Refusal NotStarting(string how)
    {
        var said = plan.Quiet ? string.Concat(_lastLines.Select(line => $"{Environment.NewLine}  {line}")) : "";
        return new Refusal($"{Name} does not start: it {how}.{said}");
    }

    private static string Describe(int exitCode) => exitCode > 128 ? $"signal {exitCode - 128}" : $"exit code {exitCode}";
}
