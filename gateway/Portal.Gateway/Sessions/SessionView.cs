using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;

namespace Portal.Gateway.Sessions;

/// <summary>Who is signed in, as the web apps see it.</summary>
/// <param name="Scope">Whose tickets a customer sees; null for staff.</param>
/// <param name="Permissions">What those roles allow; empty for customers.</param>
/// <param name="Csrf">Goes into the header <c>X-CSRF</c> of unsafe requests.</param>
/// <param name="SecondsLeft">Until the session ends unless it is used before.</param>
/// <param name="IdleSeconds">The idle time-out.</param>
/// <param name="Viewer">The name of the member of staff who looks at the portal as this customer, and can change nothing; null in people's own sessions.</param>
internal sealed record SessionView(
    SessionKind Kind,
    Guid Id,
    string Name,
    string FirstName,
    string Email,
    CompanyRef? Company,
    TicketScope? Scope,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Permissions,
    string Csrf,
    int SecondsLeft,
    int IdleSeconds,
    string? Language,
    SessionPortalView Portal,
    string? Viewer)
{
    public static SessionView Of(ActiveSession session, PortalSnapshot portal, DateTimeOffset now)
    {
        var (record, caller) = (session.Record, session.CallerOn(portal));
        return new SessionView(
            record.Kind,
            record.SubjectId,
            record.Name,
            record.FirstName,
            record.Email,
            record.Company,
            record.Kind == SessionKind.Contact ? caller.Scope : null,
            record.Roles,
            caller.Permissions,
            record.Csrf,
            Math.Max(0, (int)(session.EndsAt(portal) - now).TotalSeconds),
            portal.IdleMinutes * 60,
            record.Language,
            new SessionPortalView(portal.Id, portal.Slug, portal.Name),
            session.Viewer?.Record.Name);
    }

    /// <summary>The command line, which has no session that could end.</summary>
    public static SessionView Of(Caller commandLine, PortalSnapshot portal) => new(
        SessionKind.Staff,
        commandLine.Id,
        commandLine.Person.Name,
        commandLine.FirstName,
        commandLine.Email,
        null,
        null,
        commandLine.Roles,
        commandLine.Permissions,
        "",
        portal.IdleMinutes * 60,
        portal.IdleMinutes * 60,
        null,
        new SessionPortalView(portal.Id, portal.Slug, portal.Name),
        Viewer: null);
}

/// <summary>The portal a session is valid on.</summary>
internal sealed record SessionPortalView(Guid Id, string Slug, string Name);
