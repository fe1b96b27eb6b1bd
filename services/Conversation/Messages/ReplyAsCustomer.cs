using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Attachments;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Messages;

/// <summary>A customer answers in a ticket they may see. What they may not see is not found.</summary>
internal static class ReplyAsCustomer
{
    public static async Task<Created<CustomerMessage>> HandleAsync(
        string number, ReplyRequest request, Caller caller, ConversationDb db, AttachmentPicker picker, TimeProvider clock, CancellationToken ct)
    {
        var content = RichText.Read(request.Html, request.Text);
        var files = await picker.PickAsync(request.AttachmentIds, caller, ct);
        var (ticket, message) = await db.TransactAsync(
            async () =>
            {
                var (ticket, portal) = await db.LockForCustomerAsync(number, caller, ParticipantRight.Reply, clock.Now(), ct);
                var pipeline = await db.PipelineAsync(ticket.PipelineId, ct);
                var message = ticket.ReplyOfCustomer(caller.Author(), content, pipeline, pipeline.ClosedReply ?? portal.ClosedReply, clock.Now());
                await db.AddEntriesAsync(ticket, ct);
                db.Attach(message, files);
                await db.AnnounceAsync(ticket, message, files, TicketChange.Message, ct);
                await picker.SaveAsync(ct);
                return (ticket, message);
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
                ticket.Version));
    }
}
