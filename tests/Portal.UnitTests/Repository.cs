namespace Portal.UnitTests;

/// <summary>The sources, for tests that hold them to the rules.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>C# files of the product, without what the build makes.</summary>
    public static IEnumerable<string> Sources() =>
        new[] { "Portal.AppHost", "Portal.ServiceDefaults", "services", "gateway/Portal.Gateway" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Portal.sln was not found above the tests.");
    }
}
