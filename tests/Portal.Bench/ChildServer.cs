using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench;

/// <summary>A ceiling in a process of its own, as the product's parts are; ends when disposed.</summary>
internal sealed class ChildServer : IDisposable
{
    private readonly Process _process;

    private ChildServer(Process process) => _process = process;

    public static ChildServer Start(params string[] arguments) => new(Process.Start("dotnet", [typeof(ChildServer).Assembly.Location, .. arguments]));

    /// <summary>What a process holds in memory at the moment.</summary>
    public static double ResidentMegabytes(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(text => text.StartsWith("VmRSS:", StringComparison.Ordinal)) ?? "VmRSS: 0 kB";
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
