namespace Portal.Conversations;

/// <summary>Where tickets arrive.</summary>
internal sealed class Inbox
{
    public const int MaxName = 100;

    private Inbox()
    {
    }

    public Guid Id { get; private set; }
    public Guid PortalId { get; private set; }
    public string Name { get; private set; } = "";
    public long Version { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Set once it is removed: the inbox that gets its tickets, and what was meant for it.</summary>
    public Guid? MoveToId { get; private set; }

    /// <summary>The inbox a portal is born with; the same id at every first sight of the portal.</summary>
    public static Inbox Default(Guid portalId, DateTimeOffset now) =>
        new() { Id = DerivedId.Of(portalId, "inbox:support"), PortalId = portalId, Name = "Support", Version = 1, CreatedAt = now };

    public static Inbox Create(Guid portalId, string name, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), PortalId = portalId, Name = name, Version = 1, CreatedAt = now };

    public void Rename(string name)
    {
        Name = name;
        Version++;
    }

    public void Remove(Inbox target)
    {
        MoveToId = target.Id;
        Version++;
    }
}
