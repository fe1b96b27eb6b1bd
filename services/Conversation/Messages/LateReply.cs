using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Messages;

/// <summary>A customer's reply to a ticket that has been closed for long: it starts a new ticket, linked with the old one (W19).</summary>
internal static class LateReply
{
    /// <summary>Whether a reply comes too late to reopen. Where replies are refused, they are refused however late.</summary>
    public static bool IsLate(Ticket ticket, ClosedReply closedReply, int? newTicketAfterDays, DateTimeOffset now) =>
        ticket.Closed && closedReply == ClosedReply.Reopen && newTicketAfterDays is { } days && ticket.ClosedAt?.AddDays(days) <= now;

    /// <summary>The new ticket with the reply as its first message; not saved yet.</summary>
    public static async Task<(Ticket Ticket, Message Message)> StartTicketAsync(
        this ConversationDb db, Ticket closed, PortalSettings portal, RichContent content, IReadOnlyList<AttachmentRef> files, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var contact = await db.Contacts.SingleAsync(known => known.Id == closed.ContactId, ct);
        var pipeline = await db.PipelineForAsync(portal.Id, closed.PipelineId, ct);
        var inbox = await db.InboxForAsync(portal, closed.InboxId, ct);
        var number = await db.ReserveNumbersAsync(portal.Id, 1, ct);
        var ticket = closed.GoOn(number, contact, inbox, pipeline.First, caller.Author(), now);
        var message = ticket.Post(MessageDirection.Incoming, caller.Author(), content, now);
        db.AddTicket(ticket, contact);
        db.Attach(message, files);
        await db.AnnounceAsync(ticket, message, files, TicketChange.Opened, ct);
        await db.AddEntriesAsync(closed, ct);
        await db.AnnounceAsync(closed, ct);
        return (ticket, message);
    }
}
