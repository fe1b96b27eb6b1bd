namespace Portal.Contracts.Identities;

/// <summary>Identity now goes by this version of a portal's settings: whether a contact is in the group that sees the company's tickets (P9) is decided by them.</summary>
public sealed record AccessDecided(Guid PortalId, long Version);
