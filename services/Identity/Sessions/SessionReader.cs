using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Filters;
using Portal.Contracts.Identities;
using Portal.Contracts.Properties;
using Portal.Identity.Data;

namespace Portal.Identity.Sessions;

/// <summary>Turns a session's row into what the gateway gets: the session with its person as they are now.</summary>
internal static class SessionReader
{
    /// <summary>The living session of a key; null when it has ended or its person may no longer sign in. <see cref="Guid.Empty"/> leaves open which portal it is on: the gateway does not know before it has asked.</summary>
    public static async Task<SessionRecord?> FindAsync(IdentityDb db, string key, Guid portalId, DateTimeOffset now, CancellationToken ct)
    {
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(known => known.Key == key && (portalId == Guid.Empty || known.PortalId == portalId), ct);
        return session?.IsAliveAt(now) == true ? await RecordAsync(db, session, ct) : null;
    }

    private static async Task<SessionRecord?> RecordAsync(IdentityDb db, Session session, CancellationToken ct)
    {
        if (session.Kind == SessionKind.Contact)
        {
            var contact = await db.Contacts.AsNoTracking().Include(known => known.Company)
                .FirstOrDefaultAsync(known => known.Id == session.SubjectId && known.PortalId == session.PortalId, ct);
            return contact is null ? null : await OfAsync(db, session, contact, ct);
        }

        var staff = await db.Staff.AsNoTracking().FirstOrDefaultAsync(known => known.Id == session.SubjectId, ct);
        return staff is null || staff.RolesIn(session.PortalId).Count == 0 ? null : Of(session, staff);
    }

    /// <summary>A contact's session; needs the company loaded. Whether the contact matches the scope filter (P9) is decided here, by the settings known now.</summary>
    public static async Task<SessionRecord> OfAsync(IdentityDb db, Session session, Contact contact, CancellationToken ct)
    {
        var rules = await db.PortalRules.AsNoTracking().FirstOrDefaultAsync(known => known.Id == session.PortalId, ct);
        var record = Of(session, contact.FirstName, contact.LastName, contact.Email, contact.Company?.Ref, [], contact.Language);
        return record with { SubjectVersion = contact.Version, PortalVersion = rules?.Version ?? 0, InScopeGroup = await MatchesAsync(db, rules, contact, ct) };
    }

    /// <summary>A session of a member of staff.</summary>
    public static SessionRecord Of(Session session, StaffMember staff) =>
        Of(session, staff.FirstName, staff.LastName, staff.Email, null, staff.RolesIn(session.PortalId), staff.Language) with { SubjectVersion = staff.Version };

    private static async Task<bool> MatchesAsync(IdentityDb db, PortalRules? rules, Contact contact, CancellationToken ct)
    {
        if (rules?.ScopeFilter is not { } filter)
        {
            return false;
        }

        var properties = await db.PropertiesOfAsync(contact.PortalId, ct);
        return FilterEngine.Matches(filter, name => properties.Find(RecordType.Contact, name), contact.ValueOf);
    }

    private static SessionRecord Of(
        Session session, string firstName, string lastName, string email, CompanyRef? company, IReadOnlyList<string> roles, string? language) => new(
        session.Key,
        Token: null,
        session.Kind,
        session.SubjectId,
        session.PortalId,
        firstName,
        lastName,
        email,
        company,
        roles,
        language,
        session.Csrf,
        session.CreatedAt,
        session.LastSeenAt,
        session.AbsoluteEnd,
        session.IdleMinutes)
    {
        Viewer = session is { ViewerId: { } viewer, ViewerSession: { } own } ? new SessionViewer(viewer, own) : null,
    };
}
