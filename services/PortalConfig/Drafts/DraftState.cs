using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Drafts;

/// <summary>A portal, its draft, and the settings the draft was begun from.</summary>
internal sealed record DraftState(CustomerPortal Portal, SettingsDraft Draft, PortalValues Base)
{
    /// <summary>Whether somebody has published since the draft was begun.</summary>
    public bool Stale => Draft.Values is not null && Draft.BasedOn < Portal.SettingsVersion;

    /// <summary>The draft's own changes on what is published now.</summary>
    public Merge Merge() => Settings.Merge.Of(Base, Draft.Values ?? Portal.Values, Portal.Values);

    /// <summary>The state of the portal the request came in on.</summary>
    public static async Task<DraftState> LoadAsync(PortalConfigDb db, Caller caller, CancellationToken ct)
    {
        var portal = await db.Portals.FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct) ?? throw RuleException.NotFound("This portal");
        var draft = await db.Drafts.FirstAsync(known => known.PortalId == portal.Id, ct);
        var started = draft.Values is null || draft.BasedOn == portal.SettingsVersion
            ? portal.Values
            : (await db.PublishedSettings.AsNoTracking().FirstAsync(settings => settings.PortalId == portal.Id && settings.Version == draft.BasedOn, ct)).Values;
        return new DraftState(portal, draft, started);
    }
}
