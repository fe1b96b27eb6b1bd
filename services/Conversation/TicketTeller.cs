using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.Conversations.Data;

namespace Portal.Conversations;

/// <summary>After an update, tells the other services of tickets they know too little about, some at a time. How far it is stands in the database, so it goes on after a crash where it was.</summary>
internal sealed class TicketTeller(IServiceProvider services, TimeProvider clock, ILogger<TicketTeller> logger) : BackgroundService
{
    public const int BatchSize = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Tells some tickets; false when all are told.</summary>
    internal async Task<bool> TellBatchAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
        if (await db.TicketRetellings.FirstOrDefaultAsync(ct) is not { } retelling)
        {
            return false;
        }

        // No locks: whoever changes one of them now tells of a newer version, and that is the one that counts.
        var tickets = await db.Tickets.AsNoTracking().Where(ticket => ticket.Id > retelling.After).OrderBy(ticket => ticket.Id).Take(BatchSize).ToListAsync(ct);
        await db.LoadPeopleAsync(tickets, ct);
        var activities = await ActivitiesAsync(db, tickets, ct);
        foreach (var ticket in tickets)
        {
            db.Enqueue(new TicketChanged(await db.SnapshotAsync(ticket, ct), TicketChange.Changed) { Activities = [.. activities[ticket.Id]] }, ticket.Id);
        }

        if (tickets.Count == 0)
        {
            db.TicketRetellings.Remove(retelling);
        }
        else
        {
            retelling.After = tickets[^1].Id;
        }

        await db.SaveChangesAsync(ct);
        return tickets.Count > 0;
    }

    /// <summary>All that was ever done to these tickets that customers may be told.</summary>
    private static async Task<ILookup<Guid, TicketActivity>> ActivitiesAsync(ConversationDb db, List<Ticket> tickets, CancellationToken ct)
    {
        var ids = tickets.ConvertAll(ticket => ticket.Id);
        var entries = await db.Messages.AsNoTracking()
            .Where(entry => ids.Contains(entry.TicketId) && entry.Kind == MessageKind.Activity)
            .OrderBy(entry => entry.Position)
            .ToListAsync(ct);
        return entries.Where(entry => entry.Told is not null).ToLookup(entry => entry.TicketId, entry => entry.Told!);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await TellBatchAsync(stoppingToken))
                {
                    return;
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Tickets could not be told again, trying again later: {Reason}", error.Message);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }
}
