using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Attachments;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Text;

namespace Portal.Conversations.Messages;

/// <summary>An internal note. Its event carries no text, so it cannot reach a customer (P28).</summary>
internal static class AddNote
{
    public static async Task<Created<DeskMessage>> HandleAsync(
        string number, ReplyRequest request, Caller caller, ConversationDb db, AttachmentPicker picker, TimeProvider clock, CancellationToken ct)
    {
        var content = RichText.Read(request.Html, request.Text);
        var files = await picker.PickAsync(request.AttachmentIds, caller, ct);
        var note = await db.TransactAsync(
            async () =>
            {
                var ticket = await db.LockAsync(db.Tickets.OfPortal(caller).Named(number), ct);
                var note = ticket.AddNote(caller.Author(), content, clock.Now());
                db.Enqueue(new NoteAdded(ticket.PortalId, ticket.Id, ticket.Number, ticket.Version, note.Id, note.CreatedAt), ticket.Id);
                if (await db.MoveAsync(ticket, request.StageId, caller, clock, ct))
                {
                    await db.AnnounceAsync(ticket, ct);
                }

                await db.AddEntriesAsync(ticket, ct);
                db.Attach(note, files);
                await picker.SaveAsync(ct);
                return note;
            },
            ct);
        return TypedResults.Created($"/api/desk/tickets/{number}", DeskMessage.Of(note, files));
    }
}
