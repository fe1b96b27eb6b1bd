using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Tickets;

/// <summary>How many tickets each view has; exact up to the lists' cap.</summary>
internal static class CountDeskTickets
{
    public static async Task<Ok<DeskCounts>> HandleAsync(Caller caller, ConversationDb db, CancellationToken ct)
    {
        Task<int> CountAsync(string view) => ListDeskTickets.CountAsync(ListDeskTickets.View(db.Tickets.OfPortal(caller), view, caller), ct);
        return TypedResults.Ok(new DeskCounts(await CountAsync("open"), await CountAsync("mine"), await CountAsync("unassigned"), await CountAsync("closed")));
    }
}

internal sealed record DeskCounts(int Open, int Mine, int Unassigned, int Closed);
