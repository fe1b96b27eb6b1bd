using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Contracts.Portals;
using Portal.Identity.Contacts;
using Portal.Identity.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;

namespace Portal.Identity.Sessions;

/// <summary>Who looked at the portal as which contact, from where, and until when.</summary>
internal static class ViewAudit
{
    public static void AuditStart(this IdentityDb db, Caller caller, Contact contact, DateTimeOffset now) =>
        db.Audit(caller, "contact.view-started", contact.Target(), null, null, now);

    /// <summary>Ends views with the next save, and tells the audit log how: <c>ended</c> by whoever looked, <c>signed-out</c> with their own session, or <c>expired</c>.</summary>
    public static async Task EndViewsAsync(this IdentityDb db, IReadOnlyCollection<Session> views, string how, string address, DateTimeOffset now, CancellationToken ct)
    {
        if (views.Count == 0)
        {
            return;
        }

        var (contactIds, staffIds) = (views.Select(view => view.SubjectId).ToList(), views.Select(view => view.ViewerId).ToList());
        var contacts = await db.Contacts.AsNoTracking().Where(contact => contactIds.Contains(contact.Id)).ToDictionaryAsync(contact => contact.Id, ct);
        var staff = await db.Staff.AsNoTracking().Where(person => staffIds.Contains(person.Id)).ToDictionaryAsync(person => person.Id, ct);
        foreach (var view in views)
        {
            var viewer = staff.GetValueOrDefault(view.ViewerId ?? Guid.Empty);
            var caller = new Caller(
                CallerKind.Staff, view.ViewerId ?? Guid.Empty, view.PortalId, null, TicketScope.Own, [], viewer?.FirstName ?? "", viewer?.LastName ?? "", viewer?.Email ?? "", "")
            {
                Address = address,
            };
            var target = contacts.GetValueOrDefault(view.SubjectId)?.Target() ?? new AuditTarget("contact", view.SubjectId.ToString(), "");
            db.Audit(caller, "contact.view-ended", target, new { startedAt = view.CreatedAt }, new { how }, now < view.AbsoluteEnd ? now : view.AbsoluteEnd);
            db.Sessions.Remove(view);
        }
    }
}
