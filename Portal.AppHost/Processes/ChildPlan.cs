namespace Portal.AppHost.Processes;

/// <summary>How to run one process, and to tell that it is up.</summary>
internal sealed record ChildPlan(string Name, string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Set in the process's environment; null removes.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public string? WorkingDirectory { get; init; }

    /// <summary>Succeeds once the process does its work; failing means "not yet".</summary>
    public required Func<CancellationToken, Task> Probe { get; init; }

    /// <summary>What asks it to stop.</summary>
    public int StopSignal { get; init; } = Signals.Terminate;

    /// <summary>How long it may take to stop before it is killed.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The user it runs as, when this process is root; null is the same user.</summary>
    public string? RunAs { get; init; }

    /// <summary>Servers keep logs of their own; what they print is shown only when they do not start.</summary>
    public bool Quiet { get; init; }
}
