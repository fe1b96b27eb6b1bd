using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Audit;
using Portal.Conversations.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Conversations.Inboxes;

/// <summary>Administrators add, rename and remove inboxes.</summary>
internal static class ChangeInboxes
{
    public static async Task<Created<InboxItem>> AddAsync(Request request, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var item = await db.TransactAsync(
            async () =>
            {
                var inboxes = await db.LockInboxesAsync(caller.PortalId, now, ct);
                var inbox = inboxes.Add(inboxes.NameOf(request.Name, except: null), now);
                db.Inboxes.Add(inbox);
                db.Audit(caller, "inbox.created", Target(inbox), null, new { inbox.Name }, now, inbox.Version);
                await db.SaveAsync(inboxes, now, ct);
                return InboxItem.Of(inbox, inboxes);
            },
            ct);
        EntityTag.Set(http, item.Version);
        return TypedResults.Created($"/api/settings/inboxes/{item.Id}", item);
    }

    public static async Task<Ok<InboxItem>> RenameAsync(Guid id, Request request, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var item = await db.TransactAsync(
            async () =>
            {
                var inboxes = await db.LockInboxesAsync(caller.PortalId, now, ct);
                var inbox = inboxes.Of(id);
                await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, Target(inbox), inbox.Version, ct);
                var before = new { inbox.Name };
                inbox.Rename(inboxes.NameOf(request.Name, inbox));
                db.Audit(caller, "inbox.changed", Target(inbox), before, new { inbox.Name }, now, inbox.Version);
                await db.SaveAsync(inboxes, now, ct);
                return InboxItem.Of(inbox, inboxes);
            },
            ct);
        EntityTag.Set(http, item.Version);
        return TypedResults.Ok(item);
    }

    /// <summary>Its tickets, and those of forms that still name it, go to another inbox.</summary>
    public static async Task<NoContent> RemoveAsync(
        Guid id, Guid? moveTo, Caller caller, HttpContext http, ConversationDb db, TicketMover mover, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await db.TransactAsync(
            async () =>
            {
                var inboxes = await db.LockInboxesAsync(caller.PortalId, now, ct);
                var inbox = inboxes.Of(id);
                await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, Target(inbox), inbox.Version, ct);
                if (inbox == inboxes.Default)
                {
                    throw new RuleException("default-inbox", "The portal's tickets come to this inbox. Choose another one in the portal's settings first.");
                }

                if (moveTo is null)
                {
                    await RequireEmptyAsync(db, inbox, ct);
                }

                inbox.Remove(moveTo is { } wanted ? inboxes.Target(inbox, wanted) : inboxes.Default);
                db.Audit(caller, "inbox.deleted", Target(inbox), new { inbox.Name }, null, now);
                await db.SaveAsync(inboxes, now, ct);
                return inbox;
            },
            ct);
        mover.Wake();
        return TypedResults.NoContent();
    }

    private static async Task RequireEmptyAsync(ConversationDb db, Inbox inbox, CancellationToken ct)
    {
        var tickets = await Tickets.ListDeskTickets.CountAsync(db.Tickets.Where(ticket => ticket.PortalId == inbox.PortalId && ticket.InboxId == inbox.Id), ct);
        if (tickets > 0)
        {
            throw new RuleException("inbox-in-use", "There are tickets in this inbox. Say where they go.")
            {
                Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["tickets"] = tickets },
            };
        }
    }

    private static AuditTarget Target(Inbox inbox) => new("inbox", inbox.Id.ToString(), inbox.Name);

    /// <summary>An inbox as sent.</summary>
    internal sealed record Request(string? Name);
}
