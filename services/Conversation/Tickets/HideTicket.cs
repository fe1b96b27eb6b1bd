using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;

namespace Portal.Conversations.Tickets;

/// <summary>A requester hides a ticket from their colleagues where the portal allows it, or shows it to them again, which is always allowed (B4).</summary>
internal static class HideTicket
{
    public static async Task<NoContent> HandleAsync(string number, Request request, Caller caller, ConversationDb db, TimeProvider clock, CancellationToken ct)
    {
        var hidden = request.Hidden ?? throw new InvalidInputException("hidden", "Either true or false.");
        await db.TransactAsync(
            async () =>
            {
                var now = clock.Now();
                var (ticket, portal) = await db.LockForCustomerAsync(number, caller, ParticipantRight.View, now, ct);
                ChangeParticipants.RequireRequester(ticket, caller);
                if (hidden && !portal.CustomersMayHide)
                {
                    throw new RuleException("hiding-not-allowed", "Tickets cannot be hidden from colleagues here.", StatusCodes.Status403Forbidden);
                }

                var before = TicketState.Of(ticket);
                ticket.Hide(hidden, caller.Author(), now);
                await db.SaveChangeAsync(ticket, before, caller, now, ct);
                return hidden;
            },
            ct);
        return TypedResults.NoContent();
    }

    internal sealed record Request(bool? Hidden);
}
