using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Settings;

/// <summary>Settings become the portal's: with their place in the history, their entry in the audit log, and the event that makes everybody obey.</summary>
internal static class Publication
{
    /// <summary>Publishes valid settings with the next save. False when nothing is different.</summary>
    public static bool Publish(this PortalConfigDb db, CustomerPortal portal, PortalValues values, Caller by, string? note, DateTimeOffset now)
    {
        var before = portal.Values;
        if (!portal.Save(values, now))
        {
            return false;
        }

        db.PublishedSettings.Add(PublishedSettings.Of(portal, by, note));
        var changes = SettingChange.Between(before, values);
        db.Audit(
            by,
            "settings.published",
            TargetOf(portal),
            changes.ToDictionary(change => change.Field, change => change.From, StringComparer.Ordinal),
            changes.ToDictionary(change => change.Field, change => change.To, StringComparer.Ordinal),
            now);
        if (before.On != values.On)
        {
            db.Audit(by, values.On ? "portal.switched-on" : "portal.switched-off", TargetOf(portal), new { before.On }, new { values.On }, now);
        }

        db.Publish(portal);
        return true;
    }

    /// <summary>Saves the changed <paramref name="portal"/>; what another portal took at the same moment is a conflict.</summary>
    public static async Task SavePublicationAsync(this PortalConfigDb db, CustomerPortal portal, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            // Which of the rows was in the way? That of a second publication of the same version, or a slug or host that was just taken.
            var version = await db.Portals.AsNoTracking().Where(known => known.Id == portal.Id).Select(known => known.Version).FirstAsync(ct);
            throw version == portal.Version - 1
                ? new RuleException("conflict", "Another portal took this slug or host at this moment. Please try again.")
                : RuleException.Stale();
        }
    }

    /// <summary>The portal as what something was done to.</summary>
    public static AuditTarget TargetOf(CustomerPortal portal) => new("portal", portal.Id.ToString(), portal.Values.Name);
}
