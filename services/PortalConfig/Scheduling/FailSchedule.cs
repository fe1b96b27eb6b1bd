using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Drafts;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Scheduling;

/// <summary>Notes why a draft could not be published at its time: beside the draft and in the audit log. It stays a draft.</summary>
internal static class FailSchedule
{
    public static async Task<NoContent> HandleAsync(FailureReport report, Caller caller, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var state = await DraftState.LoadAsync(db, caller, ct);
        state.Draft.RequireVersion(report.IfMatch);
        if (state.Draft is not { DueAt: { } at, Schedule: { } schedule })
        {
            throw RuleException.Stale();
        }

        var now = clock.GetUtcNow();
        state.Draft.FailSchedule(new ScheduleFailure(now, at, report.Code, report.Text, report.Names));
        var after = new { scheduledFor = at, scheduledBy = schedule.By.On(caller.PortalId).Person.Name, report.Code, report.Text, report.Names };
        db.Audit(caller, "settings.schedule-failed", Publication.TargetOf(state.Portal), before: null, after, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What the gateway was refused with.</summary>
/// <param name="IfMatch">The version of the draft it tried to publish.</param>
internal sealed record FailureReport(string IfMatch, string Code, string Text, IReadOnlyList<string> Names);
