using Portal.Contracts.Portals;

namespace Portal.Conversations;

/// <summary>What this service acts on of a portal's settings. Version 0 is a portal known by its id only.</summary>
internal sealed class PortalSettings
{
    public Guid Id { get; init; }
    public long Version { get; private set; }
    public string Name { get; private set; } = "";
    public Guid? DefaultInboxId { get; private set; }
    public ClosedReply ClosedReply { get; private set; } = ClosedReply.Reopen;
    public bool CustomersMayClose { get; private set; } = true;

    public void Apply(PortalSnapshot portal)
    {
        if (portal.Version > Version)
        {
            (Version, Name) = (portal.Version, portal.Name);
            (DefaultInboxId, ClosedReply, CustomersMayClose) = (portal.DefaultInboxId, portal.ClosedReply, portal.CustomersMayClose);
        }
    }
}
