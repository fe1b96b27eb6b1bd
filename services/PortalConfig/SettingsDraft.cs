using Portal.PortalConfig.Publishing;
using Portal.PortalConfig.Scheduling;
using Portal.PortalConfig.Settings;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.PortalConfig;

/// <summary>Settings of a portal that are being worked on. One draft a portal; its row stays when the draft ends, so that versions never come again.</summary>
internal sealed class SettingsDraft
{
    private SettingsDraft()
    {
    }

    public Guid PortalId { get; private set; }

    /// <summary>Grows with each change; 0 before the first draft.</summary>
    public long Version { get; private set; }

    /// <summary>The settings' version the draft was begun from.</summary>
    public long BasedOn { get; private set; }

    /// <summary>The whole document; null while there is no draft.</summary>
    public PortalValues? Values { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public string? ChangedBy { get; private set; }

    /// <summary>When it is to be published; null for a draft that waits for a person.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    public Schedule? Schedule { get; private set; }

    /// <summary>Until then a gateway is at work on publishing it; afterwards another may begin.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>Why it was not published at the time that was set, until it is published, scheduled again or discarded.</summary>
    public ScheduleFailure? ScheduleFailure { get; private set; }

    /// <summary>Whether it is no longer what it was when its publication was scheduled.</summary>
    public bool EditedSinceScheduled => Schedule is { } schedule && schedule.DraftVersion != Version;

    /// <summary>The version clients see: 0 without a draft.</summary>
    public long Tag => Values is null ? 0 : Version;

    /// <summary>No draft yet.</summary>
    public static SettingsDraft None(Guid portalId, DateTimeOffset now) => new() { PortalId = portalId, ChangedAt = now };

    /// <summary>Keeps settings in the draft, beginning one from what <paramref name="portal"/> has published where there is none.</summary>
    public void Save(PortalValues values, CustomerPortal portal, Caller by, DateTimeOffset now)
    {
        BasedOn = Values is null ? portal.SettingsVersion : BasedOn;
        Values = values;
        Touch(by, now);
    }

    /// <summary>Begins anew from what is published now.</summary>
    public void Begin(PortalValues values, CustomerPortal portal, Caller by, DateTimeOffset now)
    {
        (BasedOn, Values) = (portal.SettingsVersion, values);
        Touch(by, now);
    }

    /// <summary>The draft ends, published or discarded.</summary>
    public void End(Caller by, DateTimeOffset now)
    {
        Values = null;
        (DueAt, Schedule, LeasedUntil, ScheduleFailure) = (null, null, null, null);
        Touch(by, now);
    }

    /// <summary>It is published at a time to come, as it is then.</summary>
    public void PublishAt(DateTimeOffset at, Publisher publisher, string? note, Caller by, DateTimeOffset now)
    {
        Touch(by, now);
        (DueAt, Schedule, LeasedUntil, ScheduleFailure) = (at, new Schedule(publisher with { Address = "" }, note, Version), null, null);
    }

    /// <summary>It waits for a person again. Whoever is publishing it at this moment finds another version.</summary>
    public void CancelSchedule(Caller by, DateTimeOffset now)
    {
        (DueAt, Schedule, LeasedUntil) = (null, null, null);
        Touch(by, now);
    }

    /// <summary>Its time came, and it could not be published. It stays the version it is: nobody has changed it.</summary>
    public void FailSchedule(ScheduleFailure failure) => (DueAt, Schedule, LeasedUntil, ScheduleFailure) = (null, null, null, failure);

    /// <summary>Refuses a change that is meant for another version of the draft.</summary>
    public void RequireVersion(string? ifMatch)
    {
        IfMatch.Require(ifMatch);
        if (!EntityTag.Matches(ifMatch, Tag))
        {
            throw RuleException.Stale(ChangedBy, ChangedAt);
        }
    }

    private void Touch(Caller by, DateTimeOffset now)
    {
        Version++;
        (ChangedAt, ChangedById, ChangedBy) = (now, by.Id, by.Person.Name);
    }
}
