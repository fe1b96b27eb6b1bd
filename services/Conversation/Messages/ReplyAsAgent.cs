using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Attachments;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Messages;

/// <summary>The desk answers; nobody waits any more. A stage may be set with it.</summary>
internal static class ReplyAsAgent
{
    public static async Task<Created<DeskMessage>> HandleAsync(
        string number, ReplyRequest request, Caller caller, ConversationDb db, AttachmentPicker picker, TimeProvider clock, CancellationToken ct)
    {
        var content = RichText.Read(request.Html, request.Text);
        var files = await picker.PickAsync(request.AttachmentIds, caller, ct);
        var message = await db.TransactAsync(
            async () =>
            {
                var ticket = await db.LockAsync(db.Tickets.OfPortal(caller).Named(number), ct);
                var message = ticket.Post(MessageDirection.Outgoing, caller.Author(), content, clock.Now());
                await db.MoveAsync(ticket, request.StageId, caller, clock, ct);
                await db.AddEntriesAsync(ticket, ct);
                db.Attach(message, files);
                await db.AnnounceAsync(ticket, message, files, TicketChange.Message, ct);
                await picker.SaveAsync(ct);
                return message;
            },
            ct);
        return TypedResults.Created($"/api/desk/tickets/{number}", DeskMessage.Of(message, files));
    }

    /// <summary>Sets the stage that came with a reply or note; true when that was a change.</summary>
    internal static async Task<bool> MoveAsync(this ConversationDb db, Ticket ticket, Guid? stageId, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (stageId is not { } id)
        {
            return false;
        }

        var pipeline = await db.PipelineAsync(ticket.PipelineId, ct);
        return ticket.MoveTo(pipeline.StageOf(id), pipeline, caller.Author(), clock.Now());
    }
}
