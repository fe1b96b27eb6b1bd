using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;

namespace Portal.PortalConfig.Drafts;

/// <summary>Keeps the fields in the body in the draft; customers see nothing of it. Begins a draft where there is none.</summary>
internal static class ChangeDraft
{
    public static async Task<Ok<DraftView>> HandleAsync(
        JsonElement body, Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var state = await DraftState.LoadAsync(db, caller, ct);
        state.Draft.RequireVersion(http.Request.Headers.IfMatch);
        var old = state.Draft.Values ?? state.Portal.Values;
        var patch = new JsonPatch(body);
        var values = ReadSettings.Read(patch, old);
        await SettingsRules.CheckAsync(db, state.Portal, values, old, clock.GetUtcNow(), patch.Problems, ct);
        patch.Problems.ThrowIfInvalid();
        if (!values.SameAs(old))
        {
            state.Draft.Save(values, state.Portal, caller, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return await DraftView.AnswerAsync(http, state, db, ct);
    }
}
