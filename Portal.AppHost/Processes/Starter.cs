using System.Collections.Concurrent;
using System.Diagnostics;
using Portal.AppHost.Cli;

namespace Portal.AppHost.Processes;

/// <summary>Starts processes so that none outlives this one, even when this one is killed.</summary>
/// <remarks>
/// <c>setpriv --pdeathsig</c> has the kernel kill a child when the thread that started it ends, so one thread starts all
/// and lives as long as the process. <c>setsid</c> keeps the terminal's Ctrl-C from the children: they are stopped in order.
/// </remarks>
internal sealed class Starter : IDisposable
{
    private readonly BlockingCollection<(Process Process, TaskCompletionSource Done)> _queue = [];

    public Starter()
    {
        new Thread(Work) { IsBackground = true, Name = "process starter" }.Start();
    }

    /// <summary>Finds a program in <c>PATH</c> and where Debian keeps programs that are not meant for people.</summary>
    public static string? Find(string program, params string[] alsoIn)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return alsoIn.Concat(path).Concat(["/usr/sbin", "/usr/local/sbin", "/sbin"])
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Starts what the plan says, its output redirected.</summary>
    public async Task<Process> StartAsync(ChildPlan plan)
    {
        var process = new Process { StartInfo = Describe(plan), EnableRaisingEvents = true };
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add((process, done));
        await done.Task;
        process.StandardInput.Close();
        return process;
    }

    public void Dispose() => _queue.CompleteAdding();

    private static ProcessStartInfo Describe(ChildPlan plan)
    {
        string[] user = plan.RunAs is { } name && Signals.IsRoot ? [$"--reuid={name}", $"--regid={name}", "--init-groups"] : [];
        string[] command = OperatingSystem.IsLinux()
            ? ["setsid", "setpriv", .. user, "--pdeathsig", "KILL", "--", plan.Program, .. plan.Arguments]
            : [plan.Program, .. plan.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = plan.WorkingDirectory ?? "",
        };
        foreach (var (key, value) in plan.Environment)
        {
            if (value is null)
            {
                start.Environment.Remove(key);
            }
            else
            {
                start.Environment[key] = value;
            }
        }

        return start;
    }

    private void Work()
    {
        foreach (var (process, done) in _queue.GetConsumingEnumerable())
        {
            try
            {
                process.Start();
                done.SetResult();
            }
            catch (System.ComponentModel.Win32Exception error)
            {
                done.SetException(new Refusal($"{process.StartInfo.FileName} cannot be started: {error.Message}"));
            }
        }

        // Ending this thread would end the children; they are stopped before, and if not, the kernel sees to it now.
    }
}
