using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Drafts;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;

namespace Portal.PortalConfig.Scheduling;

/// <summary>Takes the time back: the draft stays, and waits for a person.</summary>
internal static class CancelSchedule
{
    public static async Task<Ok<DraftView>> HandleAsync(Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var state = await DraftState.LoadAsync(db, caller, ct);
        state.Draft.RequireVersion(http.Request.Headers.IfMatch);
        if (state.Draft.DueAt is { } at)
        {
            var now = clock.GetUtcNow();
            state.Draft.CancelSchedule(caller, now);
            db.Audit(caller, "settings.schedule-cancelled", Publication.TargetOf(state.Portal), new { scheduledFor = at }, after: null, now);
            await db.SaveChangesAsync(ct);
        }

        return await DraftView.AnswerAsync(http, state, db, ct);
    }
}
