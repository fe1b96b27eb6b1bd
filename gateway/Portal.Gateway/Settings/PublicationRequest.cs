using System.Text.Json;

namespace Portal.Gateway.Settings;

/// <summary>What PortalConfig is asked to publish: fields to change at once, or, without any, the draft; now, or at a time to come.</summary>
internal sealed record PublicationRequest(
    JsonElement? Patch, string? IfMatch, string? Note, Publisher By, long? PortalVersion, IReadOnlyList<PolicyVerdict>? Verdicts, DateTimeOffset? At = null);

/// <summary>Who publishes, for history and audit log.</summary>
internal sealed record Publisher(Guid Id, string FirstName, string LastName, string Email, string Address);

/// <summary>What publishing needs. <see cref="Settings"/> are the rules that decide who sees which ticket, as TicketQuery takes them.</summary>
internal sealed record PublicationPlan(long PortalVersion, JsonElement Settings, IReadOnlyList<PolicyCase> Cases, IReadOnlyList<string> Conflicts);

/// <summary>Who must see which ticket, or must not.</summary>
internal sealed record PolicyCase(Guid Id, long Version, string Name, Guid ContactId, long TicketNumber, string Expect);

/// <summary>The verdict on a case.</summary>
internal sealed record PolicyVerdict(Guid CaseId, long Version, bool Sees);

/// <summary>Drafts whose time has come, for this gateway to publish.</summary>
internal sealed record DueDrafts(IReadOnlyList<DueDraft>? Items);

/// <summary>A draft to publish now, in the name of whoever set the time.</summary>
internal sealed record DueDraft(Guid PortalId, string IfMatch, string? Note, Publisher By);

/// <summary>What was published.</summary>
internal sealed record PublicationResult(long Version, DateTimeOffset PublishedAt, JsonElement Settings);
