using Microsoft.AspNetCore.Http.HttpResults;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.PortalConfig.Drafts;

/// <summary>Throws the draft away.</summary>
internal static class DiscardDraft
{
    public static async Task<NoContent> HandleAsync(Caller caller, HttpContext http, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var state = await DraftState.LoadAsync(db, caller, ct);
        state.Draft.RequireVersion(http.Request.Headers.IfMatch);
        if (state.Draft.Values is not null)
        {
            state.Draft.End(caller, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
