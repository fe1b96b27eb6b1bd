using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Versions;

/// <summary>What was published when, by whom, and what it changed; newest first.</summary>
internal static class ListVersions
{
    private const int DefaultLimit = 25;
    private const int MaxLimit = 100;

    public static async Task<Ok<Page<VersionView>>> HandleAsync(Caller caller, PortalConfigDb db, string? cursor, int? limit, CancellationToken ct)
    {
        var size = limit ?? DefaultLimit;
        new Validation().Require(size is >= 1 and <= MaxLimit, "limit", $"From 1 to {MaxLimit}.").ThrowIfInvalid();
        var before = Cursor.Decode<Position>(cursor)?.Version ?? long.MaxValue;
        var all = db.PublishedSettings.AsNoTracking().Where(settings => settings.PortalId == caller.PortalId);

        // One more than the page: each is compared with the one before it.
        var rows = await all.Where(settings => settings.Version < before).OrderByDescending(settings => settings.Version).Take(size + 1).ToListAsync(ct);
        var items = rows.Take(size).Select((row, index) => VersionView.Of(row, index + 1 < rows.Count ? rows[index + 1] : null)).ToList();
        var next = rows.Count > size ? Cursor.Encode(new Position(rows[size - 1].Version)) : null;
        return TypedResults.Ok(new Page<VersionView>(items, next, await all.CountAsync(ct)));
    }

    private sealed record Position(long Version);
}

/// <summary>A publication. The first one, a portal's birth, has no changes.</summary>
/// <param name="Settings">All settings of then; only where one version is asked for.</param>
internal sealed record VersionView(
    long Version, DateTimeOffset PublishedAt, string? PublishedBy, string? Note, IReadOnlyList<SettingChange> Changes, PortalValues? Settings)
{
    public static VersionView Of(PublishedSettings row, PublishedSettings? before, bool whole = false) => new(
        row.Version, row.PublishedAt, row.PublishedBy, row.Note, before is null ? [] : SettingChange.Between(before.Values, row.Values), whole ? row.Values : null);
}
