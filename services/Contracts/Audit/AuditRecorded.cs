using System.Text.Json;

namespace Portal.Contracts.Audit;

/// <summary>Somebody did something worth keeping; every service tells it in the transaction of the deed, the audit log keeps it.</summary>
/// <param name="Action">What was done, as <c>noun.verb</c>: <c>settings.published</c>, <c>property.deleted</c>, <c>pipeline.changed</c>.</param>
/// <param name="Address">The client's IP address as the gateway saw it; empty where nobody asked.</param>
/// <param name="Target">What it was done to, by kind and id, with its name at the time.</param>
/// <param name="Before">State before, as JSON; null for what is new.</param>
/// <param name="After">State after, as JSON; null for what is gone.</param>
public sealed record AuditRecorded(
    Guid Id,
    Guid PortalId,
    DateTimeOffset At,
    AuditActor Actor,
    string Address,
    string Action,
    AuditTarget Target,
    JsonElement? Before,
    JsonElement? After);

/// <summary>Who did it. <see cref="Kind"/> is <c>staff</c>, <c>contact</c> or <c>system</c>.</summary>
public sealed record AuditActor(string Kind, Guid? Id, string Name);

/// <summary>What it was done to.</summary>
public sealed record AuditTarget(string Kind, string Id, string Name);
