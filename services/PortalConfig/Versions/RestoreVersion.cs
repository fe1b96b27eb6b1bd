using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Drafts;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Versions;

/// <summary>Puts the settings of an earlier version into the draft, where they can be looked at before they are published.</summary>
internal static class RestoreVersion
{
    public static async Task<Ok<DraftView>> HandleAsync(
        long version, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var state = await DraftState.LoadAsync(db, caller, ct);
        if (state.Draft.Values is not null || http.Request.Headers.IfMatch.Count > 0)
        {
            // There is work it would replace.
            state.Draft.RequireVersion(http.Request.Headers.IfMatch);
        }

        var row = await db.PublishedSettings.AsNoTracking().FirstOrDefaultAsync(settings => settings.PortalId == caller.PortalId && settings.Version == version, ct)
            ?? throw RuleException.NotFound("This version");
        var now = clock.GetUtcNow();
        state.Draft.Begin(row.Values, state.Portal, caller, now);
        db.Audit(
            caller,
            "settings.restored",
            new AuditTarget("settings-version", version.ToString(CultureInfo.InvariantCulture), row.Note ?? ""),
            before: null,
            new { version, publishedAt = row.PublishedAt },
            now);
        await db.SaveChangesAsync(ct);
        return await DraftView.AnswerAsync(http, state with { Base = state.Portal.Values }, db, ct);
    }
}
