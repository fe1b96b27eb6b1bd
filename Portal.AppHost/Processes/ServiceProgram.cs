using Portal.AppHost.Cli;
using Portal.AppHost.Hosting;

namespace Portal.AppHost.Processes;

/// <summary>A service or the gateway as a process of its own.</summary>
internal static class ServiceProgram
{
    /// <summary>A little more than a service grants its requests.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(13);

    /// <summary>How to run <paramref name="part"/> at <paramref name="listen"/> with <paramref name="settings"/>.</summary>
    /// <param name="url">Where this machine reaches it.</param>
    public static ChildPlan Plan(Part part, string listen, string url, Dictionary<string, string?> settings, HttpClient http)
    {
        var program = Find(part.Project);
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = listen,
            ["ASPNETCORE_HTTP_PORTS"] = null,
            ["ASPNETCORE_HTTPS_PORTS"] = null,
            ["DOTNET_ROOT"] = RuntimeRoot(),
        };
        Default(environment, "Logging__Console__FormatterName", "simple");
        Default(environment, "Logging__Console__FormatterOptions__SingleLine", "true");
        foreach (var (key, value) in PrefixedLogs.DefaultLevels.Concat(settings))
        {
            var name = key.Replace(":", "__", StringComparison.Ordinal);
            if (settings.ContainsKey(key))
            {
                environment[name] = value;
            }
            else
            {
                Default(environment, name, value);
            }
        }

        return new ChildPlan(part.Name, program, []) { Environment = environment, WorkingDirectory = Path.GetDirectoryName(program), Probe = Probes.IsHealthy(http, url), StopLimit = StopLimit };
    }

    /// <summary>What the user has set stays.</summary>
    private static void Default(Dictionary<string, string?> environment, string name, string? value)
    {
        if (Environment.GetEnvironmentVariable(name) is null)
        {
            environment[name] = value;
        }
    }

    /// <summary>Beside this program when published together, else in the build's output beside this program's folder.</summary>
    private static string Find(string project)
    {
        var here = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string[] places =
        [
            Path.Combine(here, "..", "..", project, Path.GetFileName(here), project),
            Path.Combine(here, project),
        ];
        return places.Select(Path.GetFullPath).FirstOrDefault(File.Exists)
            ?? throw new Refusal($"{project} is not built. Looked for {string.Join(" and ", places.Select(Path.GetFullPath))}.");
    }

    /// <summary>This process's own framework lies in <c>shared/Microsoft.NETCore.App/10.0.x/</c> below it.</summary>
    private static string RuntimeRoot() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
}
