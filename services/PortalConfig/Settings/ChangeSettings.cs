using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Publishing;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Settings;

/// <summary>Changes the settings named in the body; effective on save (P52). Absent fields stay, null empties a text that has a default.</summary>
/// <remarks>Where there are policy cases the gateway, which can ask for verdicts, takes the change through <see cref="PublishSettings"/> instead.</remarks>
internal static class ChangeSettings
{
    public static async Task<Ok<PortalSettings>> HandleAsync(
        JsonElement body, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var request = new PublicationRequest(body, http.Request.Headers.IfMatch, null, null, null, null);
        var prospect = await Prospect.ReadAsync(request, caller, db, clock.GetUtcNow(), ct);
        await PublishSettings.RequireCasesAsync(prospect, [], db, ct);
        if (db.Publish(prospect.Portal, prospect.Values, caller, note: null, clock.GetUtcNow()))
        {
            await db.SavePublicationAsync(prospect.Portal, ct);
        }

        return GetSettings.Answer(http, prospect.Portal);
    }

    /// <summary>The portal's settings with the body applied; refuses what is not valid or meant for another version.</summary>
    internal static async Task<PortalValues> ReadAsync(JsonElement body, string? ifMatch, CustomerPortal portal, PortalConfigDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (!EntityTag.Matches(ifMatch, portal.Version))
        {
            var last = await db.PublishedSettings.AsNoTracking().FirstOrDefaultAsync(settings => settings.PortalId == portal.Id && settings.Version == portal.SettingsVersion, ct);
            throw RuleException.Stale(last?.PublishedBy, portal.ChangedAt);
        }

        var patch = new JsonPatch(body);
        var values = ReadSettings.Read(patch, portal.Values);
        await SettingsRules.CheckAsync(db, portal, values, portal.Values, now, patch.Problems, ct);
        patch.Problems.ThrowIfInvalid();
        return values;
    }
}
