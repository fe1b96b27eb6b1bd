using Microsoft.AspNetCore.Http.HttpResults;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.PortalConfig.Drafts;

/// <summary>Takes over what others have published for all fields the draft leaves alone. Where both changed the same field, the draft's value stays.</summary>
internal static class RebaseDraft
{
    public static async Task<Ok<DraftView>> HandleAsync(Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var state = await DraftState.LoadAsync(db, caller, ct);
        state.Draft.RequireVersion(http.Request.Headers.IfMatch);
        if (!state.Stale)
        {
            return await DraftView.AnswerAsync(http, state, db, ct);
        }

        state.Draft.Begin(state.Merge().Values, state.Portal, caller, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await DraftView.AnswerAsync(http, state with { Base = state.Portal.Values }, db, ct);
    }
}
