using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Portals;
using Portal.PortalConfig.Cases;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Drafts;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Publishing;

/// <summary>First half of publishing: is it valid, and which cases must be looked at under which rules. Changes nothing.</summary>
internal static class PlanPublication
{
    public static async Task<Ok<PublicationPlan>> HandleAsync(PublicationRequest request, Caller caller, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var prospect = await Prospect.ReadAsync(request, caller, db, clock.GetUtcNow(), ct);
        var cases = prospect.NeedsCases ? await db.CasesOfAsync(caller.PortalId, ct) : [];
        return TypedResults.Ok(new PublicationPlan(prospect.Portal.Version, VisibilityRules.Of(prospect.Values), cases, prospect.Conflicts));
    }

    /// <summary>The cases with the rules of the draft, or of what is published.</summary>
    public static async Task<Ok<PublicationPlan>> CasesAsync(bool? draft, Caller caller, PortalConfigDb db, CancellationToken ct)
    {
        var state = await DraftState.LoadAsync(db, caller, ct);
        var values = draft == true ? state.Merge().Values : state.Portal.Values;
        return TypedResults.Ok(new PublicationPlan(state.Portal.Version, VisibilityRules.Of(values), await db.CasesOfAsync(caller.PortalId, ct), []));
    }
}

/// <summary>What publishing needs.</summary>
/// <param name="Conflicts">Fields that somebody else has published meanwhile.</param>
internal sealed record PublicationPlan(long PortalVersion, VisibilityRules Settings, IReadOnlyList<PolicyCaseView> Cases, IReadOnlyList<string> Conflicts);

/// <summary>The settings that decide who sees which ticket.</summary>
internal sealed record VisibilityRules(TicketScope TicketScope, Filter? ScopeFilter, Filter? TicketFilter)
{
    public static VisibilityRules Of(PortalValues values) => new(values.TicketScope, values.ScopeFilter, values.TicketFilter);
}
