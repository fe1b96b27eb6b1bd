using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Identity.Sessions;

/// <summary>Lets a member of staff look at the portal as a contact sees it, for a quarter of an hour (B13). The gateway lets such a session read and nothing else.</summary>
internal static class StartView
{
    public static async Task<Created<StartedView>> HandleAsync(Guid id, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var contact = await db.Contacts.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id && known.PortalId == caller.PortalId, ct)
            ?? throw RuleException.NotFound("This contact");

        // Bound to a session that can end; the command line has none.
        var own = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(session => session.Key == caller.SessionId && session.SubjectId == caller.Id, ct)
            ?? throw RuleException.Forbidden();
        var (view, token) = Session.StartView(own, contact.Id, now);
        db.Sessions.Add(view);
        db.AuditStart(caller, contact, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created((string?)null, new StartedView(token, contact.Name, view.AbsoluteEnd));
    }
}

/// <summary>The portal as the contact sees it, under <c>view/{id}/</c> of the portal's address. Only in the session of whoever asked for it.</summary>
internal sealed record StartedView(string Id, string Contact, DateTimeOffset EndsAt);
