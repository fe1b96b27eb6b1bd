using Microsoft.EntityFrameworkCore;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Projection;

/// <summary>Learns the words of tickets that were there before words were kept: a batch at a time beside the service, from where it last was, and once.</summary>
/// <remarks>Two replicas may do the same batch: adding a known word changes nothing.</remarks>
internal sealed class EarlierWords(IServiceScopeFactory scopes, WordIndex words, TimeProvider clock, ILogger<EarlierWords> logger) : BackgroundService
{
    private const int Batch = 200;

    /// <summary>Between batches, so that people who wait for their lists come first.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Breath;
            try
            {
                if (!await LearnBatchAsync(stoppingToken))
                {
                    return;
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("Words of earlier tickets are learned later: {Reason}", error.Message);
                wait = Pause;
            }

            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False when there is nothing left.</summary>
    private async Task<bool> LearnBatchAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TicketQueryDb>();
        var after = await db.WordProgress.Where(row => row.Id == WordProgress.TheOne).Select(row => row.LastTextId).FirstAsync(ct);
        var texts = await db.TicketTexts.Where(text => text.Id > after).OrderBy(text => text.Id).Take(Batch)
            .Join(db.Tickets, text => text.TicketId, ticket => ticket.Id, (text, ticket) => new { text.Id, ticket.PortalId, text.Body })
            .ToListAsync(ct);
        foreach (var portal in texts.GroupBy(text => text.PortalId))
        {
            await words.LearnAsync(db, portal.Key, portal.SelectMany(text => text.Body.Split([' ', '\n'])), ct);
        }

        var last = texts.Count == 0 ? WordProgress.Finished : texts.Max(text => text.Id);
        await db.WordProgress.Where(row => row.LastTextId < last).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastTextId, last), ct);
        return texts.Count > 0;
    }
}
