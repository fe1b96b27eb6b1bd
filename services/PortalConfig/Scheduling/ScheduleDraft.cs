using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Messaging;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Publishing;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.PortalConfig.Scheduling;

/// <summary>Sets when the draft is to be published (B21). It must be fit for it now; at its time it is looked at again.</summary>
internal static class ScheduleDraft
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static async Task<Ok<ScheduleResult>> HandleAsync(PublicationRequest request, Caller caller, PortalConfigDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var at = request.At?.ToUniversalTime() ?? throw new InvalidInputException("at", "Say when.");
        new Validation().Require(at > now && at - now <= Longest, "at", "A time to come, at most a year from now.").ThrowIfInvalid();
        var (prospect, by, note) = await PublishSettings.ApprovedAsync(request, caller, db, now, ct);
        var draft = prospect.Draft ?? throw new InvalidInputException("at", "Only the draft can be published later.");
        var person = by.On(caller.PortalId);
        var before = draft.DueAt;
        draft.PublishAt(at, by, note, person, now);
        db.Audit(person, "settings.scheduled", Publication.TargetOf(prospect.Portal), before is null ? null : new { scheduledFor = before }, new { scheduledFor = at, note }, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ScheduleResult(draft.Version, at));
    }
}

/// <summary>When the draft, now of this version, is to be published.</summary>
internal sealed record ScheduleResult(long DraftVersion, DateTimeOffset ScheduledFor);
