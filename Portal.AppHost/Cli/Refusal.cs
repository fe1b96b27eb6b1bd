namespace Portal.AppHost.Cli;

/// <summary>Something the user can put right; shown as it is, without a stack trace.</summary>
internal sealed class Refusal(string message, int exitCode = Refusal.Failed) : Exception(message)
{
    /// <summary>The command could not do its work.</summary>
    public const int Failed = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    public int ExitCode { get; } = exitCode;
}
