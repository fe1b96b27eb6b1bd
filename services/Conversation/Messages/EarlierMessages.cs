using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Conversations.Messages;

/// <summary>The part of a long thread before what the ticket's page showed.</summary>
internal static class EarlierMessages
{
    public static async Task<Ok<Page<DeskMessage>>> HandleAsync(string number, string? before, Caller caller, ConversationDb db, CancellationToken ct)
    {
        if (!int.TryParse(before, out var position))
        {
            throw new InvalidInputException("before", "Take this from the thread's \"earlier\".");
        }

        var ticket = await db.Tickets.OfPortal(caller).Named(number).Select(row => new { row.Id, row.ThreadId }).SingleOrDefaultAsync(ct)
            ?? throw RuleException.NotFound("This ticket");
        var thread = await db.ThreadAsync(ticket.Id, ticket.ThreadId, position, ct);
        var total = await db.Messages.CountAsync(message => message.TicketId == ticket.Id, ct);
        return TypedResults.Ok(new Page<DeskMessage>(thread.Messages, thread.Earlier, total));
    }
}
