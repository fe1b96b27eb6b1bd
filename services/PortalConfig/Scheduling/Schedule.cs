using Portal.PortalConfig.Publishing;

namespace Portal.PortalConfig.Scheduling;

/// <summary>Who wants a draft published at its time, with which note.</summary>
/// <param name="DraftVersion">The draft's version that was looked at then.</param>
internal sealed record Schedule(Publisher By, string? Note, long DraftVersion);

/// <summary>Why a draft was not published when its time had come.</summary>
/// <param name="ScheduledFor">The time that was set.</param>
/// <param name="Code">Stable name of the rule in the way: <c>policy-failed</c>, <c>conflict</c>, <c>validation</c>, <c>forbidden</c> where whoever set the time may not publish any more, or another.</param>
/// <param name="Names">The cases or fields at fault, or the person.</param>
internal sealed record ScheduleFailure(DateTimeOffset At, DateTimeOffset ScheduledFor, string Code, string Text, IReadOnlyList<string> Names);
