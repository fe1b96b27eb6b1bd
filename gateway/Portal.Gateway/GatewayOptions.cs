namespace Portal.Gateway;

/// <summary>Settings under <c>Gateway</c>.</summary>
internal sealed class GatewayOptions
{
    /// <summary>Host names that serve every portal under <c>/p/{slug}/</c> and the first one at <c>/</c>, besides loopback and IP addresses.</summary>
    public IReadOnlyList<string> SharedHosts { get; init; } = [];

    /// <summary>Addresses or networks (CIDR) of reverse proxies whose forwarded headers count, besides loopback.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Attempts to sign in (or to set up) per client address and minute.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>API requests per session and minute.</summary>
    public int RequestsPerMinute { get; init; } = 6000;

    /// <summary>API requests without a session per client address and minute; many people may share one address.</summary>
    public int AnonymousRequestsPerMinute { get; init; } = 6000;

    /// <summary>Open live streams of one session.</summary>
    public int StreamsPerSession { get; init; } = 20;

    /// <summary>Seconds between comments that keep a quiet live stream open and check its session.</summary>
    public double HeartbeatSeconds { get; init; } = 15;

    /// <summary>Seconds between two looks at all portals; changes come by event, this only heals.</summary>
    public double PortalPollSeconds { get; init; } = 60;

    /// <summary>Seconds between two looks for settings whose time to be published has come.</summary>
    public double ScheduleSeconds { get; init; } = 2;

    /// <summary>Seconds between two reports of last-seen times to Identity.</summary>
    public double TouchSeconds { get; init; } = 10;

    /// <summary>Folder of the built web UI; null means <c>wwwroot</c> beside the program.</summary>
    public string? WebRoot { get; init; }
}
