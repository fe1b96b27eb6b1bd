using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Portals;
using Portal.Contracts.Tickets;
using Portal.Conversations.Attachments;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Messages;

/// <summary>A customer answers in a ticket they may see; in one that was closed for long, the answer starts a new ticket. What they may not see is not found.</summary>
internal static class ReplyAsCustomer
{
    public static async Task<Created<CustomerMessage>> HandleAsync(
        string number, ReplyRequest request, Caller caller, ConversationDb db, AttachmentPicker picker, TimeProvider clock, CancellationToken ct)
    {
        var files = await picker.PickAsync(request.AttachmentIds, caller, ct);
        var content = RichText.Read(request.Html, request.Text, InlineImages.Of(files));
        var (ticket, message) = await db.TransactAsync(
            async () =>
            {
                var now = clock.Now();
                var (named, portal) = await db.LockForCustomerAsync(number, caller, ParticipantRight.Reply, now, ct);
                var pipeline = await db.PipelineAsync(named.PipelineId, ct);
                var closedReply = pipeline.ClosedReply ?? portal.ClosedReply;
                var posted = LateReply.IsLate(named, closedReply, portal.NewTicketAfterDays, now)
                    ? await db.StartTicketAsync(named, portal, content, files, caller, now, ct)
                    : await ReplyAsync(db, named, pipeline, closedReply, content, files, caller, now, ct);
                await picker.SaveAsync(ct);
                return posted;
            },
            ct);
        return TypedResults.Created(
            $"/api/tickets/{ticket.Number}",
            new CustomerMessage(
                message.Id,
                message.Kind,
                message.Direction,
                new CustomerAuthor(DeskMessage.NameOf(message.Author), Me: true, message.AuthorKind),
                message.Html,
                message.Text,
                message.CreatedAt,
                files,
                ticket.Version,
                ticket.Number));
    }

    private static async Task<(Ticket Ticket, Message Message)> ReplyAsync(
        ConversationDb db,
        Ticket ticket,
        Pipeline pipeline,
        ClosedReply closedReply,
        RichContent content,
        IReadOnlyList<AttachmentRef> files,
        Caller caller,
        DateTimeOffset now,
        CancellationToken ct)
    {
        var message = ticket.ReplyOfCustomer(caller.Author(), content, pipeline, closedReply, now);
        await db.AddEntriesAsync(ticket, ct);
        db.Attach(message, files);
        await db.AnnounceAsync(ticket, message, files, TicketChange.Message, ct);
        return (ticket, message);
    }
}
