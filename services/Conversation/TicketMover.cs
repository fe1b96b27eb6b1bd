using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;

namespace Portal.Conversations;

/// <summary>Moves the tickets of removed stages and inboxes to where their administrator said, some at a time. What is left to do is what is still in them, so it goes on after a crash where it was.</summary>
internal sealed class TicketMover(IServiceProvider services, TimeProvider clock, ILogger<TicketMover> logger) : BackgroundService
{
    public const int BatchSize = 100;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);
    private static readonly MessageAuthor Nobody = new(AuthorKind.System, null, "", "");

    private readonly SemaphoreSlim _work = new(0, 1);

    /// <summary>Looks at once instead of at the next poll. The poll is for tickets that were put there in the last moment, and for other instances' work.</summary>
    public void Wake()
    {
        try
        {
            _work.Release();
        }
        catch (SemaphoreFullException)
        {
            // It will look anyway.
        }
    }

    public override void Dispose()
    {
        _work.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await MoveBatchAsync(stoppingToken))
                {
                    // Again until there is nothing to move.
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Tickets could not be moved, trying again later: {Reason}", error.Message);
            }

            await _work.WaitAsync(Poll, stoppingToken);
        }
    }

    /// <summary>Moves some tickets in one transaction with their events; false when there was none.</summary>
    internal async Task<bool> MoveBatchAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        if (await db.Stages.FirstOrDefaultAsync(stage => stage.MoveToId != null && db.Tickets.Any(ticket => ticket.StageId == stage.Id), ct) is { } left)
        {
            var stage = await db.Stages.SingleAsync(target => target.Id == left.MoveToId, ct);
            var (from, to) = (await db.PipelineAsync(left.PipelineId, ct), await db.PipelineAsync(stage.PipelineId, ct));
            await MoveAsync(db, db.Tickets.Where(ticket => ticket.StageId == left.Id), (ticket, now) => ticket.LeaveStage(stage, from, to, Nobody, now), ct);
            return true;
        }

        if (await db.Inboxes.FirstOrDefaultAsync(inbox => inbox.MoveToId != null && db.Tickets.Any(ticket => ticket.PortalId == inbox.PortalId && ticket.InboxId == inbox.Id), ct) is { } closed)
        {
            var inbox = await db.Inboxes.SingleAsync(target => target.Id == closed.MoveToId, ct);
            var tickets = db.Tickets.Where(ticket => ticket.PortalId == closed.PortalId && ticket.InboxId == closed.Id);
            await MoveAsync(db, tickets, (ticket, now) => ticket.LeaveInbox(closed, inbox, Nobody, now), ct);
            return true;
        }

        return false;
    }

    private async Task MoveAsync(ConversationDb db, IQueryable<Ticket> left, Action<Ticket, DateTimeOffset> move, CancellationToken ct)
    {
        var ids = await left.Select(ticket => ticket.Id).Take(BatchSize).ToListAsync(ct);
        await db.TransactAsync(
            async () =>
            {
                // Locked first: whoever changes one of them now goes before or after this, and another instance finds them moved.
                var batch = left.Where(ticket => ids.Contains(ticket.Id));
                await batch.ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Version, ticket => ticket.Version), ct);
                var tickets = await batch.ToListAsync(ct);
                await db.LoadPeopleAsync(tickets, ct);
                foreach (var ticket in tickets)
                {
                    move(ticket, clock.Now());
                    await db.AddEntriesAsync(ticket, ct);
                    await db.AnnounceAsync(ticket, ct);
                }

                await db.SaveChangesAsync(ct);
                return tickets.Count;
            },
            ct);
    }
}
