using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Messages;

/// <summary>The desk answers; nobody waits any more. A stage may be set with it.</summary>
internal static class ReplyAsAgent
{
    public static Task<Created<DeskMessage>> HandleAsync(
        string number, ReplyRequest request, Caller caller, ConversationDb db, DeskWriter writer, CancellationToken ct) =>
        writer.AddAsync(
            number,
            request,
            caller,
            (ticket, content, now) => ticket.Post(MessageDirection.Outgoing, caller.Author(), content, now),
            entry => db.AnnounceAsync(entry.Ticket, entry.Message, entry.Files, TicketChange.Message, ct),
            ct);
}
