using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Conversations.Tickets;

/// <summary>One ticket's page; its ETag is the version to send back with a change.</summary>
internal static class GetDeskTicket
{
    public static async Task<Ok<DeskTicket>> HandleAsync(string number, Caller caller, HttpContext http, ConversationDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.AnswerAsync(db.Tickets.OfPortal(caller).Named(number), http, ct));

    /// <summary>The ticket as it is now, with its ETag on the response.</summary>
    internal static async Task<DeskTicket> AnswerAsync(this ConversationDb db, IQueryable<Ticket> which, HttpContext http, CancellationToken ct)
    {
        var ticket = await db.DeskTicketAsync(which, ct) ?? throw RuleException.NotFound("This ticket");
        EntityTag.Set(http, ticket.Version);
        return ticket;
    }
}
