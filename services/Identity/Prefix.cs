namespace Portal.Identity;

/// <summary>A prefix as a range of keys that are compared byte by byte, which every database's index answers.</summary>
internal static class Prefix
{
    /// <summary>The end of the range that begins with <paramref name="prefix"/> itself.</summary>
    public static string EndOf(string prefix) => prefix + '\uFFFF';
}
