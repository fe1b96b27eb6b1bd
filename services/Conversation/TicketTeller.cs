using Microsoft.EntityFrameworkCore;
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
        foreach (var ticket in tickets)
        {
            await db.AnnounceAsync(ticket, ct);
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
