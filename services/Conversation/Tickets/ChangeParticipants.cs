using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations.Tickets;

/// <summary>Shows a ticket to further contacts, with a right, and ends that (W2, B4). Requesters add colleagues, the desk any contact of the portal; who takes part may leave.</summary>
internal static class ChangeParticipants
{
    public static async Task<NoContent> ByCustomerAsync(
        string number, Guid contactId, Request request, Caller caller, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var right = RightOf(request);
        await db.TransactAsync(
            async () =>
            {
                var now = clock.Now();
                var (ticket, _) = await db.LockForCustomerAsync(number, caller, ParticipantRight.View, now, ct);
                RequireRequester(ticket, caller);

                // One answer for strangers and for those who do not exist: an id must not be probed.
                var contact = caller.Company is { } company ? await db.Contacts.FirstOrDefaultAsync(known => known.Id == contactId && known.PortalId == caller.PortalId && known.CompanyId == company.Id, ct) : null;
                await SaveAsync(db, ticket, caller, now, () => ticket.Admit(contact ?? throw Unknown("This is nobody of your company."), right, caller.Author(), now), ct);
                return right;
            },
            ct);
        return TypedResults.NoContent();
    }

    /// <summary>Requesters remove anybody, everybody else themselves.</summary>
    public static async Task<NoContent> RemoveByCustomerAsync(string number, Guid contactId, Caller caller, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        await db.TransactAsync(
            async () =>
            {
                var now = clock.Now();
                var (ticket, _) = await db.LockForCustomerAsync(number, caller, ParticipantRight.View, now, ct);
                if (contactId != caller.Id)
                {
                    RequireRequester(ticket, caller);
                }

                return await RemoveAsync(db, ticket, contactId, caller, now, ct);
            },
            ct);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<DeskTicket>> ByAgentAsync(
        string number, Guid contactId, Request request, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var (right, which) = (RightOf(request), db.Tickets.OfPortal(caller).Named(number));
        await db.TransactAsync(
            async () =>
            {
                var (now, ticket) = (clock.Now(), await db.LockAsync(which, ct));
                var contact = await db.Contacts.FirstOrDefaultAsync(known => known.Id == contactId && known.PortalId == caller.PortalId, ct) ?? throw Unknown("This contact is not known here.");
                await SaveAsync(db, ticket, caller, now, () => ticket.Admit(contact, right, caller.Author(), now), ct);
                return right;
            },
            ct);
        return TypedResults.Ok(await db.AnswerAsync(which, http, ct));
    }

    public static async Task<Ok<DeskTicket>> RemoveByAgentAsync(
        string number, Guid contactId, Caller caller, HttpContext http, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var which = db.Tickets.OfPortal(caller).Named(number);
        await db.TransactAsync(async () => await RemoveAsync(db, await db.LockAsync(which, ct), contactId, caller, clock.Now(), ct), ct);
        return TypedResults.Ok(await db.AnswerAsync(which, http, ct));
    }

    /// <summary>What is the requester's alone to decide.</summary>
    internal static void RequireRequester(Ticket ticket, Caller caller)
    {
        if (ticket.ContactId != caller.Id)
        {
            throw new RuleException("not-requester", "Only who has filed the ticket decides who sees it.", StatusCodes.Status403Forbidden);
        }
    }

    private static async Task<bool> RemoveAsync(ConversationDb db, Ticket ticket, Guid contactId, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var contact = await db.Contacts.FirstOrDefaultAsync(known => known.Id == contactId && known.PortalId == caller.PortalId, ct) ?? throw RuleException.NotFound("This participant");
        await SaveAsync(db, ticket, caller, now, () => ticket.Dismiss(contact, caller.Author(), now), ct);
        return true;
    }

    private static async Task SaveAsync(ConversationDb db, Ticket ticket, Caller caller, DateTimeOffset now, Func<bool> change, CancellationToken ct)
    {
        var before = TicketState.Of(ticket);
        change();
        await db.SaveChangeAsync(ticket, before, caller, now, ct);
    }

    private static ParticipantRight RightOf(Request request) =>
        Enum.TryParse<ParticipantRight>(request.Right, ignoreCase: true, out var right) && Enum.IsDefined(right) && !int.TryParse(request.Right, out _)
            ? right
            : throw new InvalidInputException("right", "One of view, reply, close.");

    private static InvalidInputException Unknown(string message) => new("contactId", message);

    /// <param name="Right">view, reply or close; each holds the ones before.</param>
    internal sealed record Request(string? Right);
}
