namespace Portal.Contracts.Inboxes;

/// <summary>Inboxes of a portal were created, renamed or removed; carries all of them. <see cref="Version"/> grows by one with each change.</summary>
/// <param name="Inboxes">Oldest first; at least one.</param>
public sealed record InboxesChanged(Guid PortalId, long Version, IReadOnlyList<InboxRef> Inboxes, DateTimeOffset ChangedAt);

/// <summary>An inbox by its name.</summary>
public sealed record InboxRef(Guid Id, string Name);
