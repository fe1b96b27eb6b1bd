using Microsoft.AspNetCore.Http.HttpResults;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Forms;
using Portal.PortalConfig.Scheduling;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig.Drafts;

/// <summary>The draft as administrators see it; version 0 and no changes where there is none.</summary>
/// <param name="BasedOn">The settings' version it was begun from.</param>
/// <param name="Settings">The draft's settings.</param>
/// <param name="Published">What customers see meanwhile.</param>
/// <param name="Changes">What publishing would change.</param>
/// <param name="Stale">Somebody published since the draft was begun.</param>
/// <param name="Conflicts">Fields that both have changed; rebasing keeps the draft's.</param>
/// <param name="Warnings">What will trouble customers.</param>
/// <param name="ScheduledFor">When it is published by itself; null where that waits for a person.</param>
/// <param name="EditedSinceScheduled">It is not what it was when the time was set; what it is at that time is published.</param>
/// <param name="ScheduleFailure">Why it was not published when its time had come.</param>
internal sealed record DraftView(
    long Version,
    long BasedOn,
    DateTimeOffset? ChangedAt,
    string? ChangedBy,
    PortalValues Settings,
    PortalValues Published,
    IReadOnlyList<SettingChange> Changes,
    bool Stale,
    IReadOnlyList<string> Conflicts,
    IReadOnlyList<SettingWarning> Warnings,
    DateTimeOffset? ScheduledFor,
    string? ScheduledBy,
    bool EditedSinceScheduled,
    ScheduleFailure? ScheduleFailure)
{
    /// <summary>The draft as an answer, its version as ETag.</summary>
    public static async Task<Ok<DraftView>> AnswerAsync(HttpContext http, DraftState state, PortalConfigDb db, CancellationToken ct)
    {
        var (portal, draft) = (state.Portal, state.Draft);
        EntityTag.Set(http, draft.Tag);
        var settings = draft.Values ?? portal.Values;
        var merge = state.Merge();
        return TypedResults.Ok(new DraftView(
            draft.Tag,
            draft.Values is null ? portal.SettingsVersion : draft.BasedOn,
            draft.Values is null ? null : draft.ChangedAt,
            draft.Values is null ? null : draft.ChangedBy,
            settings,
            portal.Values,
            merge.Changes,
            state.Stale,
            merge.Conflicts,
            await WarningsAsync(settings, portal.Id, db, ct),
            draft.DueAt,
            draft.Schedule?.By.On(portal.Id).Person.Name,
            draft.EditedSinceScheduled,
            draft.ScheduleFailure));
    }

    private static async Task<IReadOnlyList<SettingWarning>> WarningsAsync(PortalValues settings, Guid portalId, PortalConfigDb db, CancellationToken ct) =>
        await db.ProblemOfFormAsync(portalId, settings.FormId, ct) is { } problem
            ? [.. SettingWarning.Of(settings.Theme), SettingWarning.OfForm(problem)]
            : SettingWarning.Of(settings.Theme);
}
