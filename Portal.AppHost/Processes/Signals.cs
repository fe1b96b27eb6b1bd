using System.Runtime.InteropServices;

namespace Portal.AppHost.Processes;

/// <summary>Signals to processes; .NET itself can only kill.</summary>
internal static class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Sends <paramref name="signal"/>; false when the process is gone.</summary>
    public static bool Send(int pid, int signal) => kill(pid, signal) == 0;

    /// <summary>Kills the process and whatever it started in its session's first group.</summary>
    public static void KillGroup(int pid) => _ = kill(-pid, Kill);

    /// <summary>Whether this process is root, who must hand some servers to another user.</summary>
    public static bool IsRoot => geteuid() == 0;

#pragma warning disable SYSLIB1054 // The generated variant needs unsafe code for two calls of plain numbers.
    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);

    [DllImport("libc", EntryPoint = "geteuid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();
#pragma warning restore SYSLIB1054
}
