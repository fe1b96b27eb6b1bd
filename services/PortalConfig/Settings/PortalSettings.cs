using System.Diagnostics.CodeAnalysis;

namespace Portal.PortalConfig.Settings;

/// <summary>The published settings as administrators read them.</summary>
internal sealed record PortalSettings : PortalValues
{
    [SetsRequiredMembers]
    public PortalSettings(CustomerPortal portal)
        : base(portal.Values) => (Id, Version) = (portal.Id, portal.Version);

    public Guid Id { get; }
    public long Version { get; }
}
