namespace Portal.PortalConfig.Settings;

/// <summary>One's own changes to settings, put on settings that others have published meanwhile.</summary>
/// <param name="Values">What comes out; where both changed the same, one's own.</param>
/// <param name="Changes">What publishing that would change.</param>
/// <param name="Conflicts">Paths that both have changed, and not to the same.</param>
internal sealed record Merge(PortalValues Values, IReadOnlyList<SettingChange> Changes, IReadOnlyList<string> Conflicts)
{
    public static Merge Of(PortalValues started, PortalValues own, PortalValues published)
    {
        var (first, mine, theirs) = (SettingsLeaves.Of(started), SettingsLeaves.Of(own), SettingsLeaves.Of(published));
        var changed = SettingsLeaves.Differences(first, mine);
        var conflicts = changed.Where(path => !SettingsLeaves.Same(first, theirs, path) && !SettingsLeaves.Same(mine, theirs, path)).ToList();
        var merged = new OrderedDictionary<string, Leaf>(theirs, StringComparer.Ordinal);
        foreach (var path in changed)
        {
            if (mine.TryGetValue(path, out var leaf))
            {
                merged[path] = leaf;
            }
            else
            {
                merged.Remove(path);
            }
        }

        return new Merge(
            ReferenceEquals(started, published) ? own : SettingsLeaves.Join(merged.Values),
            SettingChange.Of(changed.Where(path => !SettingsLeaves.Same(mine, theirs, path)), theirs, mine),
            conflicts);
    }
}
