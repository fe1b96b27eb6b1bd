using System.Collections.Frozen;
using System.Net;
using Microsoft.Extensions.Options;
using Portal.Contracts.Portals;

namespace Portal.Gateway.Portals;

/// <summary>All portals in memory, so that finding the portal of a request asks nobody.</summary>
internal sealed class PortalDirectory(IOptions<GatewayOptions> options)
{
    private readonly Lock _writing = new();
    private readonly HashSet<string> _sharedHosts = new(options.Value.SharedHosts, StringComparer.OrdinalIgnoreCase);
    private volatile Known? _known;

    /// <summary>False until the portals are known for the first time.</summary>
    public bool Loaded => _known is not null;

    /// <summary>True when it is known that no portal exists yet.</summary>
    public bool Empty => _known is { First: null };

    public PortalSnapshot? Find(Guid id) => _known?.ById.GetValueOrDefault(id);

    public PortalSnapshot? FindBySlug(string slug) => _known?.BySlug.GetValueOrDefault(slug);

    /// <summary>The portal that had a slug before (P3).</summary>
    public PortalSnapshot? FindByOldSlug(string slug) => _known?.ByOldSlug.GetValueOrDefault(slug);

    /// <summary>The portals that have a host in their settings, proven or not.</summary>
    public IEnumerable<PortalSnapshot> Claiming(string host) =>
        _known?.ById.Values.Where(portal => portal.PendingHosts.Contains(host, StringComparer.Ordinal) || portal.Domains.Any(domain => domain.Host == host)) ?? [];

    /// <summary>The portal of a host name; loopback, IP addresses and shared hosts answer with the first portal created.</summary>
    public PortalSnapshot? FindByHost(string host)
    {
        if (_known is not { } known)
        {
            return null;
        }

        return known.ByHost.GetValueOrDefault(host) ?? (IsShared(host) ? known.First : null);
    }

    /// <summary>Takes over a complete list, keeping what an event has brought in a newer version meanwhile.</summary>
    public void Replace(IReadOnlyList<PortalSnapshot> portals)
    {
        lock (_writing)
        {
            _known = new Known(portals.Select(portal => Newer(portal, Find(portal.Id))));
        }
    }

    /// <summary>Takes over one portal unless a newer version is known; false when nothing changed.</summary>
    public bool Upsert(PortalSnapshot portal)
    {
        lock (_writing)
        {
            if (Find(portal.Id) is { } current && current.Version >= portal.Version)
            {
                return false;
            }

            // Before the first complete list one portal says nothing about the others.
            if (_known is { } known)
            {
                _known = new Known(known.ById.Values.Where(other => other.Id != portal.Id).Append(portal));
            }

            return true;
        }
    }

    private static PortalSnapshot Newer(PortalSnapshot one, PortalSnapshot? other) => other is not null && other.Version > one.Version ? other : one;

    private bool IsShared(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || _sharedHosts.Contains(host)
        || IPAddress.TryParse(host.Trim('[', ']'), out _);

    private sealed class Known
    {
        public Known(IEnumerable<PortalSnapshot> portals)
        {
            ById = portals.ToFrozenDictionary(portal => portal.Id);

            // Version 7 ids sort by creation.
            var ordered = ById.Values.OrderBy(portal => portal.Id).ToList();
            First = ordered.FirstOrDefault();
            BySlug = ordered.DistinctBy(portal => portal.Slug, StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(portal => portal.Slug, StringComparer.OrdinalIgnoreCase);
            ByOldSlug = ordered.SelectMany(portal => portal.OldSlugs.Select(slug => (Slug: slug, Portal: portal)))
                .DistinctBy(pair => pair.Slug, StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(pair => pair.Slug, pair => pair.Portal, StringComparer.OrdinalIgnoreCase);
            ByHost = ordered.SelectMany(portal => portal.Domains.Select(domain => (domain.Host, Portal: portal)))
                .DistinctBy(pair => pair.Host, StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(pair => pair.Host, pair => pair.Portal, StringComparer.OrdinalIgnoreCase);
        }

        public FrozenDictionary<Guid, PortalSnapshot> ById { get; }
        public FrozenDictionary<string, PortalSnapshot> BySlug { get; }
        public FrozenDictionary<string, PortalSnapshot> ByOldSlug { get; }
        public FrozenDictionary<string, PortalSnapshot> ByHost { get; }
        public PortalSnapshot? First { get; }
    }
}
