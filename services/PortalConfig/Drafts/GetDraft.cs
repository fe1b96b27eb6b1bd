using Microsoft.AspNetCore.Http.HttpResults;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.PortalConfig.Drafts;

/// <summary>The draft beside what is published, with the difference.</summary>
internal static class GetDraft
{
    public static async Task<Ok<DraftView>> HandleAsync(Caller caller, HttpContext http, PortalConfigDb db, CancellationToken ct) =>
        await DraftView.AnswerAsync(http, await DraftState.LoadAsync(db, caller, ct), db, ct);
}
