using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;

namespace Portal.Gateway.Sessions;

/// <summary>A session with what the gateway knows better than its record: when it was last used.</summary>
/// <param name="LoadedAt">When the record was read from Identity.</param>
internal sealed record ActiveSession(SessionRecord Record, DateTimeOffset LastSeenAt, DateTimeOffset LoadedAt)
{
    /// <summary>The session of the member of staff who looks at the portal as this one's contact (B13); null in people's own sessions.</summary>
    public ActiveSession? Viewer { get; init; }

    /// <summary>When it ends unless used before: the portal's time-out as it is set now, and at the latest the absolute end.</summary>
    public DateTimeOffset EndsAt(PortalSnapshot portal)
    {
        var idle = LastSeenAt.AddMinutes(portal.IdleMinutes);
        return idle < Record.AbsoluteEnd ? idle : Record.AbsoluteEnd;
    }

    /// <summary>The person on <paramref name="portal"/>; a contact sees the company's tickets when the portal says so and there is a company.</summary>
    public Caller CallerOn(PortalSnapshot portal) => new(
        Record.Kind == SessionKind.Staff ? CallerKind.Staff : CallerKind.Contact,
        Record.SubjectId,
        portal.Id,
        Record.Company,
        SeesCompany(portal) ? TicketScope.Company : TicketScope.Own,
        Record.Roles,
        Record.FirstName,
        Record.LastName,
        Record.Email,
        Record.Key)
    {
        Permissions = Permissions.Of(portal.Roles, Record.Roles),
        Viewer = Record.Viewer?.StaffId,
    };

    /// <summary>Whether the record was made under older settings than <paramref name="portal"/>'s, while they decide what the contact sees (P9).</summary>
    public bool IsBehind(PortalSnapshot portal) =>
        Record.Kind == SessionKind.Contact && portal.TicketScope == TicketScope.Group && Record.PortalVersion < portal.Version;

    /// <summary>In or out of the group counts only as decided by these settings: until Identity knows them, too, the contact sees the own tickets.</summary>
    private bool SeesCompany(PortalSnapshot portal) => Record is { Kind: SessionKind.Contact, Company: not null }
        && (portal.TicketScope == TicketScope.Company || (portal.TicketScope == TicketScope.Group && Record.InScopeGroup && !IsBehind(portal)));
}
