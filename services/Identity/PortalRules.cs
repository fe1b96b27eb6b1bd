using Portal.Contracts.Portals;

namespace Portal.Identity;

/// <summary>What Identity has to know of a portal's settings, from its events.</summary>
internal sealed class PortalRules
{
    public Guid Id { get; init; }
    public long Version { get; private set; }
    public int IdleMinutes { get; private set; }

    /// <summary>Takes over newer settings; false for an event that came late or twice.</summary>
    public bool Apply(PortalSnapshot portal)
    {
        if (portal.Version <= Version)
        {
            return false;
        }

        (Version, IdleMinutes) = (portal.Version, portal.IdleMinutes);
        return true;
    }
}
