namespace Portal;

/// <summary>Files that lie beside the repository and are no part of it.</summary>
public static class SampleData
{
    /// <summary>The path of <c>../shared/data/&lt;name&gt;</c> seen from the repository's root, or null where it is absent.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            {
                var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data", name));
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
