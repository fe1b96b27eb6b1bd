namespace Portal.Contracts.Portals;

/// <summary>The customers' read model now goes by this version of a portal's settings, so customers' pages may fetch their tickets again.</summary>
public sealed record PortalProjected(Guid PortalId, long Version);
