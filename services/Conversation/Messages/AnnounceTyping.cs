using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;
using Portal.Messaging;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Hot;

namespace Portal.Conversations.Messages;

/// <summary>Pages say every few seconds that an answer is being written; the other side's open pages hear of it (B1). Nothing is stored.</summary>
internal static class AnnounceTyping
{
    /// <summary>More often than this it is not passed on.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static async Task<NoContent> ByCustomerAsync(string number, Caller caller, ConversationDb db, Signals signals, IHotStore store, TimeProvider clock, CancellationToken ct)
    {
        var ticket = await FindAsync(db, number, caller, ct);
        var right = ticket.RightOf(caller) ?? throw RuleException.NotFound("This ticket");
        if (!await ShowsAsync(db, ticket, ct))
        {
            throw RuleException.NotFound("This ticket");
        }

        if (right < ParticipantRight.Reply)
        {
            throw new RuleException("right-missing", "You may see this ticket, not do this in it.", StatusCodes.Status403Forbidden);
        }

        return await SendAsync(ticket, caller, caller.Person.Name, signals, store, clock, ct);
    }

    /// <summary>Customers hear that an answer is on its way, and no name; of tickets they are not shown they hear nothing.</summary>
    public static async Task<NoContent> ByAgentAsync(string number, Caller caller, ConversationDb db, Signals signals, IHotStore store, TimeProvider clock, CancellationToken ct)
    {
        var ticket = await FindAsync(db, number, caller, ct);
        return await ShowsAsync(db, ticket, ct) ? await SendAsync(ticket, caller, null, signals, store, clock, ct) : TypedResults.NoContent();
    }

    private static async Task<Ticket> FindAsync(ConversationDb db, string number, Caller caller, CancellationToken ct) =>
        await db.Tickets.AsNoTracking().OfPortal(caller).Named(number).FirstOrDefaultAsync(ct) ?? throw RuleException.NotFound("This ticket");

    private static async Task<bool> ShowsAsync(ConversationDb db, Ticket ticket, CancellationToken ct) =>
        await db.Portals.AsNoTracking().FirstOrDefaultAsync(portal => portal.Id == ticket.PortalId, ct) is { } portal && await db.ShowsAsync(portal, ticket, ct);

    private static async Task<NoContent> SendAsync(Ticket ticket, Caller caller, string? name, Signals signals, IHotStore store, TimeProvider clock, CancellationToken ct)
    {
        var key = $"conversation:typing:{ticket.Id:N}:{caller.Id:N}";
        if (await store.GetAsync(key) is null)
        {
            await store.SetAsync(key, "", Pause);
            var author = caller.Author();
            IReadOnlyList<Guid> participants = [.. ticket.Participants.Select(participant => participant.ContactId)];
            await signals.SendAsync(
                new AnswerBeingWritten(
                    ticket.PortalId, ticket.Number, caller.Id, name, author.Kind, ticket.ContactId, ticket.HiddenFromCompany ? null : ticket.CompanyId, participants, clock.GetUtcNow()),
                ct);
        }

        return TypedResults.NoContent();
    }
}
