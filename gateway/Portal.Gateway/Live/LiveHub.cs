using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.Gateway.Portals;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Auth;

namespace Portal.Gateway.Live;

/// <summary>The open streams of this process, and who of them may hear what.</summary>
internal sealed class LiveHub(PortalDirectory portals, IOptions<GatewayOptions> options)
{
    /// <summary>The last thing a stream says when its session is over.</summary>
    public static readonly string SessionEndedFrame = Frame("session", new { ended = true });

    private static readonly string SessionChangedFrame = Frame("session", new { ended = false });

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<LiveConnection, byte>> _byPortal = new();
    private readonly ConcurrentDictionary<string, int> _perSession = new(StringComparer.Ordinal);

    /// <summary>A new stream, or null when the session has too many already.</summary>
    public LiveConnection? Open(Caller caller)
    {
        if (_perSession.AddOrUpdate(caller.SessionId, 1, (_, count) => count + 1) > options.Value.StreamsPerSession)
        {
            Release(caller.SessionId);
            return null;
        }

        var connection = new LiveConnection(caller);
        _byPortal.GetOrAdd(caller.PortalId, _ => new())[connection] = 0;
        return connection;
    }

    public void Close(LiveConnection connection)
    {
        if (_byPortal.TryGetValue(connection.Caller.PortalId, out var connections) && connections.TryRemove(connection, out _))
        {
            Release(connection.Caller.SessionId);
        }

        connection.Dispose();
    }

    /// <summary>For customers: the read model shows the new version. Only those in scope hear of it, and of notes nobody does.</summary>
    public void TicketProjected(TicketProjected projected)
    {
        if (projected.Change == TicketChange.Note || portals.Find(projected.PortalId) is not { On: true } portal)
        {
            return;
        }

        var frame = TicketFrame(projected.TicketId, projected.Number, projected.Version, projected.Change);
        Send(projected.PortalId, caller => caller.Kind == CallerKind.Contact && Sees(caller, portal, projected.ContactId, projected.CompanyId, projected.Participants), frame);
    }

    /// <summary>For staff of the ticket's portal.</summary>
    public void TicketChanged(Guid portalId, Guid id, long number, long version, TicketChange change) =>
        Send(portalId, WorksOnTickets, TicketFrame(id, number, version, change));

    /// <summary>What a customer writes is for the desk, with their name; what an agent writes for customers who see the ticket, without one (W28).</summary>
    public void AnswerBeingWritten(AnswerBeingWritten writing)
    {
        if (writing.By == AuthorKind.Contact)
        {
            Send(writing.PortalId, WorksOnTickets, Frame("typing", new { number = writing.Number, name = writing.Name }));
        }
        else if (portals.Find(writing.PortalId) is { On: true } portal)
        {
            Send(
                writing.PortalId,
                caller => caller.Kind == CallerKind.Contact && Sees(caller, portal, writing.ContactId, writing.CompanyId, writing.Participants),
                Frame("typing", new { number = writing.Number }));
        }
    }

    /// <summary>For administrators: an import has got further.</summary>
    public void ImportProgressed(Guid portalId, Guid importId) =>
        Send(portalId, caller => caller.May(Permissions.Contacts), Frame("import", new { id = importId }));

    /// <summary>For everyone on the portal. Which customers see their company's tickets is decided anew (P9), for now they see their own; and so is what the roles of staff allow (P1).</summary>
    public void PortalChanged(PortalSnapshot portal)
    {
        LookAgain(portal.Id, caller => caller.Kind == CallerKind.Staff || caller.Viewer is not null || portal.TicketScope == TicketScope.Group);
        Send(portal.Id, _ => true, PortalFrame(portal.Version));
    }

    /// <summary>For customers once more: what they may do with their tickets comes from the read model, which may learn of the settings after the gateway. Where it learned before, the settings' own event follows.</summary>
    public void PortalProjected(PortalProjected projected)
    {
        if (portals.Find(projected.PortalId)?.Version >= projected.Version)
        {
            Send(projected.PortalId, caller => caller.Kind == CallerKind.Contact, PortalFrame(projected.Version));
        }
    }

    /// <summary>For customers: Identity has decided by the newest settings who sees the company's tickets. Where it was quicker than the settings came here, their own event follows.</summary>
    public void AccessDecided(Guid portalId)
    {
        if (portals.Find(portalId) is { TicketScope: TicketScope.Group })
        {
            LookAgain(portalId, caller => caller.Kind == CallerKind.Contact);
            Send(portalId, caller => caller.Kind == CallerKind.Contact, SessionChangedFrame);
        }
    }

    /// <summary>A customer's company or values changed, and with them perhaps whose tickets they see.</summary>
    public void ContactChanged(Guid portalId, Guid contactId) => LookAgain(portalId, caller => caller.Id == contactId);

    /// <summary>A member of staff may have other roles now, in any portal; pages follow without a new sign-in.</summary>
    public void StaffChanged(Guid staffId)
    {
        foreach (var portalId in _byPortal.Keys)
        {
            LookAgain(portalId, caller => caller.Id == staffId || caller.Viewer == staffId);
            Send(portalId, caller => caller.Id == staffId, SessionChangedFrame);
        }
    }

    /// <summary>Ends the streams of a session that was signed out here; those of views opened in it find out at once.</summary>
    public void SessionEnded(SessionRecord session)
    {
        foreach (var connection in _byPortal.Values.SelectMany(connections => connections.Keys).Where(connection => connection.Caller.SessionId == session.Key))
        {
            connection.End(SessionEndedFrame);
        }

        LookAgain(session.PortalId, caller => caller.Viewer == session.SubjectId);
    }

    private void Send(Guid portalId, Func<Caller, bool> hears, string frame)
    {
        if (!_byPortal.TryGetValue(portalId, out var connections))
        {
            return;
        }

        foreach (var (connection, _) in connections)
        {
            if (hears(connection.Caller))
            {
                connection.Send(frame);
            }
        }
    }

    private void LookAgain(Guid portalId, Func<Caller, bool> who)
    {
        foreach (var connection in _byPortal.GetValueOrDefault(portalId)?.Keys.Where(connection => who(connection.Caller)) ?? [])
        {
            connection.LookAgain();
        }
    }

    private void Release(string sessionId)
    {
        if (_perSession.AddOrUpdate(sessionId, 0, (_, count) => count - 1) <= 0)
        {
            _perSession.TryRemove(new KeyValuePair<string, int>(sessionId, 0));
        }
    }

    /// <summary>The scope of the tickets list (P7 to P9), by the portal's settings of this moment.</summary>
    private static bool Sees(Caller caller, PortalSnapshot portal, Guid contactId, Guid? companyId, IReadOnlyList<Guid> participants) =>
        caller.Id == contactId
        || participants.Contains(caller.Id)
        || ((portal.TicketScope == TicketScope.Company || (portal.TicketScope == TicketScope.Group && caller.Scope == TicketScope.Company))
            && caller.Company is { } company && company.Id == companyId);

    private static bool WorksOnTickets(Caller caller) => caller.May(Permissions.Tickets);

    private static string TicketFrame(Guid id, long number, long version, TicketChange change)
    {
        // To a reader an imported ticket is a new one.
        var name = change == TicketChange.Imported ? TicketChange.Opened : change;
        return Frame("ticket", new { id, number, version, change = name });
    }

    private static string PortalFrame(long version) => Frame("portal", new { version });

    private static string Frame(string name, object data) => $"event: {name}\ndata: {JsonSerializer.Serialize(data, ServiceDefaultsSetup.Json)}\n\n";
}
