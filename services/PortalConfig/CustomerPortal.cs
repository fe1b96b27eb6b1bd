using Portal.Contracts.Portals;

namespace Portal.PortalConfig;

/// <summary>A portal with its settings. Named so because everything here is in the namespace Portal.</summary>
internal sealed partial class CustomerPortal
{
    /// <summary>Longest name of a portal.</summary>
    public const int MaxName = 100;

    /// <summary>Longest text that replaces a menu entry.</summary>
    public const int MaxMenuText = 60;

    /// <summary>Longest idle time-out: a week.</summary>
    public const int MaxIdleMinutes = 10080;

    private const int DefaultIdleMinutes = 20;

    private readonly List<PortalHost> _domains = [];

    private CustomerPortal()
    {
    }

    public Guid Id { get; private set; }
    public long Version { get; private set; }
    public string Slug { get; private set; } = "";
    public string Name { get; private set; } = "";
    public bool On { get; private set; }
    public int IdleMinutes { get; private set; }
    public TicketScope TicketScope { get; private set; }
    public string? TicketsName { get; private set; }
    public bool FormConnected { get; private set; }
    public string? FormMenuText { get; private set; }
    public Guid? DefaultInboxId { get; private set; }
    public string Language { get; private set; } = "";
    public ClosedReply ClosedReply { get; private set; }
    public bool CustomersMayClose { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public IReadOnlyList<PortalHost> Domains => _domains;

    /// <summary>A new portal with the settings a portal starts with.</summary>
    public static CustomerPortal Create(Guid id, string name, string slug, string language, DateTimeOffset now) => new()
    {
        Id = id,
        Version = 1,
        Name = name,
        Slug = slug,
        On = true,
        IdleMinutes = DefaultIdleMinutes,
        TicketScope = TicketScope.Own,
        FormConnected = true,
        Language = language,
        ClosedReply = ClosedReply.Reopen,
        CustomersMayClose = true,
        CreatedAt = now,
        ChangedAt = now,
    };

    /// <summary>What is wrong with a name, without space around it; null when nothing is.</summary>
    public static string? ProblemOfName(string name) => name.Length is >= 1 and <= MaxName ? null : $"A name of 1 to {MaxName} characters.";

    /// <summary>All settings together, valid ones. False when nothing is different, and then nothing changes.</summary>
    public bool Save(PortalValues values, DateTimeOffset now)
    {
        if (values.SameAs(Values))
        {
            return false;
        }

        (Name, Slug, On, IdleMinutes, TicketScope) = (values.Name, values.Slug, values.On, values.IdleMinutes, values.TicketScope);
        (TicketsName, FormConnected, FormMenuText) = (values.TicketsName, values.FormConnected, values.FormMenuText);
        (DefaultInboxId, Language, ClosedReply, CustomersMayClose) = (values.DefaultInboxId, values.Language, values.ClosedReply, values.CustomersMayClose);
        SaveDomains(values.Domains);
        Version++;
        ChangedAt = now;
        return true;
    }

    /// <summary>The settings as values.</summary>
    public PortalValues Values => new(
        Name, Slug, On, IdleMinutes, TicketScope, TicketsName, FormConnected, FormMenuText, DefaultInboxId, Language, ClosedReply, CustomersMayClose, DomainList);

    /// <summary>The portal in events.</summary>
    public PortalSnapshot Snapshot() => new(
        Id,
        Version,
        Name,
        Slug,
        On,
        IdleMinutes,
        TicketScope,
        TicketsName,
        FormConnected,
        FormMenuText,
        DefaultInboxId,
        Language,
        ClosedReply,
        CustomersMayClose,
        DomainList,
        ChangedAt);

    private List<PortalDomain> DomainList =>
        _domains.OrderBy(domain => domain.Position).Select(domain => new PortalDomain(domain.Host, domain.Language)).ToList();

    private void SaveDomains(IReadOnlyList<PortalDomain> domains)
    {
        _domains.RemoveAll(known => domains.All(domain => domain.Host != known.Host));
        for (var position = 0; position < domains.Count; position++)
        {
            var domain = domains[position];
            var known = _domains.Find(host => host.Host == domain.Host);
            if (known is null)
            {
                _domains.Add(known = new PortalHost { Host = domain.Host, PortalId = Id });
            }

            (known.Language, known.Position) = (domain.Language, position);
        }
    }
}

/// <summary>A host name of a portal; unique in the installation.</summary>
internal sealed class PortalHost
{
    public required string Host { get; init; }
    public Guid PortalId { get; init; }
    public string Language { get; set; } = "";
    public int Position { get; set; }
}

/// <summary>What an administrator can set.</summary>
internal sealed record PortalValues(
    string Name,
    string Slug,
    bool On,
    int IdleMinutes,
    TicketScope TicketScope,
    string? TicketsName,
    bool FormConnected,
    string? FormMenuText,
    Guid? DefaultInboxId,
    string Language,
    ClosedReply ClosedReply,
    bool CustomersMayClose,
    IReadOnlyList<PortalDomain> Domains)
{
    /// <summary>Equality by value, domains included.</summary>
    public bool SameAs(PortalValues other) => this with { Domains = [] } == other with { Domains = [] } && Domains.SequenceEqual(other.Domains);
}
