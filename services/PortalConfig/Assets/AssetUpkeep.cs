using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Database;

namespace Portal.PortalConfig.Assets;

/// <summary>Removes pictures that no theme names a day after they were uploaded or last chosen. What any version has ever shown stays: it can be restored.</summary>
internal sealed class AssetUpkeep(IServiceProvider services, TimeProvider clock, ILogger<AssetUpkeep> logger)
    : Upkeep<PortalConfigDb>(services, clock, logger, SweepAsync, "Pictures that nothing shows were not removed")
{
    /// <summary>One sweep.</summary>
    internal static async Task SweepAsync(PortalConfigDb db, DateTimeOffset now, CancellationToken ct)
    {
        var before = now - Asset.KeptUnused;
        var idle = db.Assets.Where(asset => asset.ChosenAt < before);
        foreach (var portal in (await idle.Select(asset => new { asset.Id, asset.PortalId }).ToListAsync(ct)).GroupBy(asset => asset.PortalId, asset => asset.Id))
        {
            var named = await NamedAsync(db, portal.Key, ct);
            var unused = portal.Where(id => !named.Contains(id)).ToArray();

            // One that is chosen at this moment is no longer idle, and stays.
            await idle.Where(asset => unused.Contains(asset.Id)).ExecuteDeleteAsync(ct);
        }
    }

    private static async Task<HashSet<Guid?>> NamedAsync(PortalConfigDb db, Guid portalId, CancellationToken ct)
    {
        var themes = new List<Theme>();
        await foreach (var values in db.PublishedSettings.AsNoTracking().Where(settings => settings.PortalId == portalId).Select(settings => settings.Values).AsAsyncEnumerable().WithCancellation(ct))
        {
            themes.Add(values.Theme);
        }

        if (await db.Drafts.AsNoTracking().Where(draft => draft.PortalId == portalId).Select(draft => draft.Values).FirstOrDefaultAsync(ct) is { } draft)
        {
            themes.Add(draft.Theme);
        }

        return [.. themes.SelectMany(theme => new[] { theme.LogoId, theme.DarkLogoId, theme.FaviconId })];
    }
}
