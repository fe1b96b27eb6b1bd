using Portal.Contracts.Portals;

namespace Portal.PortalConfig;

/// <summary>A portal with its published settings. Named so because everything here is in the namespace Portal.</summary>
internal sealed partial class CustomerPortal
{
    /// <summary>Longest name of a portal.</summary>
    public const int MaxName = 100;

    /// <summary>Longest text that replaces a menu entry.</summary>
    public const int MaxMenuText = 60;

    /// <summary>Longest idle time-out: a week.</summary>
    public const int MaxIdleMinutes = 10080;

    /// <summary>Most days after which a reply may start a new ticket: a year.</summary>
    public const int MaxDays = 365;

    private readonly List<PortalSlug> _slugs = [];
    private readonly List<VerifiedHost> _hosts = [];

    private CustomerPortal()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Grows with each change that other services hear of.</summary>
    public long Version { get; private set; }

    /// <summary>The number of the settings that are published now.</summary>
    public long SettingsVersion { get; private set; }

    public string Slug { get; private set; } = "";
    public PortalValues Values { get; private set; } = null!;
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Every slug the portal has ever had; it keeps them, so that old links go on working (P3).</summary>
    public IReadOnlyList<PortalSlug> Slugs => _slugs;

    /// <summary>Hosts that were proven to be this portal's.</summary>
    public IReadOnlyList<VerifiedHost> Hosts => _hosts;

    /// <summary>A new portal with the settings a portal starts with.</summary>
    public static CustomerPortal Create(Guid id, string name, string slug, string language, DateTimeOffset now)
    {
        var portal = new CustomerPortal
        {
            Id = id,
            Version = 1,
            SettingsVersion = 1,
            Slug = slug,
            Values = new PortalValues { Name = name, Slug = slug, Language = language },
            CreatedAt = now,
            ChangedAt = now,
        };
        portal._slugs.Add(new PortalSlug { Slug = slug, PortalId = id });
        return portal;
    }

    /// <summary>What is wrong with a name, without space around it; null when nothing is.</summary>
    public static string? ProblemOfName(string name) => name.Length is >= 1 and <= MaxName ? null : $"A name of 1 to {MaxName} characters.";

    /// <summary>Publishes settings, all together and valid. False when nothing is different, and then nothing changes.</summary>
    public bool Save(PortalValues values, DateTimeOffset now)
    {
        if (values.SameAs(Values))
        {
            return false;
        }

        // Who takes a host away gives it back; another portal may prove it to be its own.
        _hosts.RemoveAll(host => Values.Domains.Any(domain => domain.Host == host.Host) && values.Domains.All(domain => domain.Host != host.Host));
        (Values, Slug) = (values, values.Slug);
        if (_slugs.TrueForAll(known => known.Slug != Slug))
        {
            _slugs.Add(new PortalSlug { Slug = Slug, PortalId = Id });
        }

        SettingsVersion++;
        Touch(now);
        return true;
    }

    /// <summary>A host was proven to be this portal's. False when that was known.</summary>
    public bool Verify(string host, DateTimeOffset now)
    {
        if (IsVerified(host))
        {
            return false;
        }

        _hosts.Add(new VerifiedHost { Host = host, PortalId = Id, VerifiedAt = now });
        Touch(now);
        return true;
    }

    /// <summary>Whether the portal may answer on a host: it was proven, or reaches no further than this machine.</summary>
    public bool IsVerified(string host) => HostName.IsLocal(host) || _hosts.Exists(known => known.Host == host);

    /// <summary>The portal in events.</summary>
    public PortalSnapshot Snapshot()
    {
        var v = Values;
        return new PortalSnapshot(
            Id,
            Version,
            v.Name,
            v.Slug,
            v.On,
            v.IdleMinutes,
            v.TicketScope,
            v.TicketsName,
            v.FormConnected,
            v.FormMenuText,
            v.DefaultInboxId,
            v.Language,
            v.ClosedReply,
            v.CustomersMayClose,
            [.. v.Domains.Where(domain => IsVerified(domain.Host))],
            ChangedAt)
        {
            PendingHosts = [.. v.Domains.Select(domain => domain.Host).Where(host => !IsVerified(host))],
            OldSlugs = [.. _slugs.Select(known => known.Slug).Where(slug => slug != Slug).Order(StringComparer.Ordinal)],
            ScopeFilter = v.ScopeFilter,
            TicketFilter = v.TicketFilter,
            Columns = v.Columns,
            OwnerName = v.OwnerName,
            ShowStages = v.ShowStages,
            CustomersMayHide = v.CustomersMayHide,
            AskRating = v.AskRating,
            NewTicketAfterDays = v.NewTicketAfterDays,
            ClosedStages = v.ClosedStages,
            FormId = v.FormId,
            FormHeader = v.FormHeader,
            Theme = v.Theme,
            SystemPages = v.SystemPages,
            Consents = v.Consents,
            Access = v.Access,
        };
    }

    private void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }
}

/// <summary>A slug that is or was a portal's; unique in the installation.</summary>
internal sealed class PortalSlug
{
    public required string Slug { get; init; }
    public Guid PortalId { get; init; }
}

/// <summary>A host name proven to be a portal's; unique in the installation.</summary>
internal sealed class VerifiedHost
{
    public required string Host { get; init; }
    public Guid PortalId { get; init; }
    public DateTimeOffset VerifiedAt { get; init; }
}
