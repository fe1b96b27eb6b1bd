using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Messages;

/// <summary>An internal note. Its event carries no text, so it cannot reach a customer (P28).</summary>
internal static class AddNote
{
    public static Task<Created<DeskMessage>> HandleAsync(
        string number, ReplyRequest request, Caller caller, ConversationDb db, DeskWriter writer, CancellationToken ct) =>
        writer.AddAsync(
            number,
            request,
            caller,
            (ticket, content, now) => ticket.AddNote(caller.Author(), content, now),
            async entry =>
            {
                var (ticket, note) = (entry.Ticket, entry.Message);
                db.Enqueue(new NoteAdded(ticket.PortalId, ticket.Id, ticket.Number, ticket.Version, note.Id, note.CreatedAt), ticket.Id);
                if (entry.Moved)
                {
                    await db.AnnounceAsync(ticket, ct);
                }
            },
            ct);
}
