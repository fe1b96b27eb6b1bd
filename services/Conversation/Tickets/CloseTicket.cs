using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations.Tickets;

/// <summary>Closing and reopening by their own paths. Doing it twice is no error.</summary>
internal static class CloseTicket
{
    /// <summary>A customer closes a ticket they may see, where portal and pipeline let customers close (P30).</summary>
    public static async Task<Ok<ClosedTicket>> ByCustomerAsync(string number, Caller caller, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var closed = await db.TransactAsync(
            async () =>
            {
                var (ticket, portal) = await db.LockForCustomerAsync(number, caller, ParticipantRight.Close, clock.Now(), ct);
                var pipeline = await db.PipelineAsync(ticket.PipelineId, ct);
                if (!(pipeline.CustomersMayClose ?? portal.CustomersMayClose))
                {
                    throw new RuleException("close-not-allowed", "Tickets are closed by the support team here.", StatusCodes.Status403Forbidden);
                }

                var (now, before) = (clock.Now(), TicketState.Of(ticket));
                ticket.Close(pipeline.ClosedStage(portal.ClosedStages), pipeline, caller.Author(), now);
                await db.SaveChangeAsync(ticket, before, caller, now, ct);
                var stage = portal.ShowStages ? pipeline.Holding(ticket).Label : null;
                return new ClosedTicket(ticket.Number, new TicketStatus(stage ?? "Closed", ticket.Closed), stage, ticket.Version);
            },
            ct);
        return TypedResults.Ok(closed);
    }

    public static async Task<Ok<DeskTicket>> ByAgentAsync(string number, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct) =>
        await ByAgentAsync(number, caller, http, db, clock, (ticket, pipeline, now) => ticket.Close(pipeline.FirstClosed, pipeline, caller.Author(), now), ct);

    public static async Task<Ok<DeskTicket>> ReopenAsync(string number, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct) =>
        await ByAgentAsync(number, caller, http, db, clock, (ticket, pipeline, now) => ticket.Reopen(pipeline, caller.Author(), now), ct);

    private static async Task<Ok<DeskTicket>> ByAgentAsync(
        string number, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, Func<Ticket, Pipeline, DateTimeOffset, bool> change, CancellationToken ct)
    {
        var which = db.Tickets.OfPortal(caller).Named(number);
        await db.TransactAsync(
            async () =>
            {
                var ticket = await db.LockAsync(which, ct);
                await db.RequireMatchAsync(http.Request.Headers.IfMatch, caller.PortalId, ticket.Target(), ticket.Version, ct);
                var (now, before) = (clock.Now(), TicketState.Of(ticket));
                change(ticket, await db.PipelineAsync(ticket.PipelineId, ct), now);
                await db.SaveChangeAsync(ticket, before, caller, now, ct);
                return ticket;
            },
            ct);
        return TypedResults.Ok(await db.AnswerAsync(which, http, ct));
    }
}

/// <summary>The ticket after its customer closed it. <see cref="Stage"/> only where the portal shows stages.</summary>
internal sealed record ClosedTicket(long Number, TicketStatus Status, string? Stage, long TicketVersion);

/// <summary>Open or closed, as customers see it; by the stage's name where the portal shows stages.</summary>
internal sealed record TicketStatus(string Label, bool Closed);
