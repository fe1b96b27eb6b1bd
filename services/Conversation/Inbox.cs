namespace Portal.Conversations;

/// <summary>Where tickets arrive.</summary>
internal sealed class Inbox
{
    private Inbox()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The inbox a portal is born with; the same id at every first sight of the portal.</summary>
    public static Inbox Default(Guid portalId, DateTimeOffset now) =>
        new() { Id = DerivedId.Of(portalId, "inbox:support"), PortalId = portalId, Name = "Support", CreatedAt = now };
}
