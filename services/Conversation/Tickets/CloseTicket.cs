using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations.Tickets;

/// <summary>Closing and reopening by their own paths. Doing it twice is no error.</summary>
internal static class CloseTicket
{
    /// <summary>A customer closes a ticket they may see, where the portal lets customers close (P30).</summary>
    public static async Task<Ok<ClosedTicket>> ByCustomerAsync(string number, Caller caller, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var which = db.Tickets.VisibleTo(caller).Named(number);
        var ticket = await db.TransactAsync(
            async () =>
            {
                var ticket = await db.LockAsync(which, ct);
                var portal = await db.EnsurePortalAsync(ticket.PortalId, clock.Now(), ct);
                var pipeline = await db.PipelineAsync(ticket.PipelineId, ct);
                if (!(pipeline.CustomersMayClose ?? portal.CustomersMayClose))
                {
                    throw new RuleException("close-not-allowed", "Tickets are closed by the support team here.", StatusCodes.Status403Forbidden);
                }

                await SaveAsync(db, ticket, ticket.Close(pipeline, caller.Author(), clock.Now()), ct);
                return ticket;
            },
            ct);
        var stage = await db.Stages.FindAsync([ticket.StageId], ct);
        return TypedResults.Ok(new ClosedTicket(ticket.Number, new TicketStatus("Closed", ticket.Closed), stage!.Label, ticket.Version));
    }

    public static async Task<Ok<DeskTicket>> ByAgentAsync(string number, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct) =>
        await ByAgentAsync(number, caller, http, db, (ticket, pipeline) => ticket.Close(pipeline, caller.Author(), clock.Now()), ct);

    public static async Task<Ok<DeskTicket>> ReopenAsync(string number, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct) =>
        await ByAgentAsync(number, caller, http, db, (ticket, pipeline) => ticket.Reopen(pipeline, caller.Author(), clock.Now()), ct);

    private static async Task<Ok<DeskTicket>> ByAgentAsync(
        string number, Caller caller, HttpContext http, ConversationDb db, Func<Ticket, Pipeline, bool> change, CancellationToken ct)
    {
        var which = db.Tickets.OfPortal(caller).Named(number);
        await db.TransactAsync(
            async () =>
            {
                var ticket = await db.LockAsync(which, ct);
                http.RequireVersion(ticket.Version);
                await SaveAsync(db, ticket, change(ticket, await db.PipelineAsync(ticket.PipelineId, ct)), ct);
                return ticket;
            },
            ct);
        return TypedResults.Ok(await db.AnswerAsync(which, http, ct));
    }

    private static async Task SaveAsync(ConversationDb db, Ticket ticket, bool changed, CancellationToken ct)
    {
        if (changed)
        {
            await db.AddEntriesAsync(ticket, ct);
            await db.AnnounceAsync(ticket, ct);
            await db.SaveChangesAsync(ct);
        }
    }
}

/// <summary>The ticket after its customer closed it.</summary>
internal sealed record ClosedTicket(long Number, TicketStatus Status, string Stage, long TicketVersion);

/// <summary>Open or closed, as customers see it.</summary>
internal sealed record TicketStatus(string Label, bool Closed);
