using Microsoft.EntityFrameworkCore;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Projection;

/// <summary>Runs one event's change in a transaction, again when another consumer got in its way, and ends the views it concerns.</summary>
internal sealed class Projector(TicketQueryDb db, ViewStamps stamps, ViewEpochs epochs)
{
    private const int MaxAttempts = 5;

    /// <summary>Runs <paramref name="project"/>, which changes the context and names the stamps to move.</summary>
    /// <remarks>
    /// Stamps move twice. Before the commit, so that nobody who hears of the change finds an older view; and after it, for
    /// views made of the old rows in between. They move for repeated events, too: the first delivery may have died in between.
    /// </remarks>
    public async Task RunAsync(Func<Task<IReadOnlyCollection<string>>> project, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunOnceAsync(project, ct);
                return;
            }
            catch (DbUpdateException) when (attempt < MaxAttempts)
            {
                // The same row was inserted or changed beside us; the next attempt finds it.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task RunOnceAsync(Func<Task<IReadOnlyCollection<string>>> project, CancellationToken ct)
    {
        IReadOnlyCollection<string> touched;
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            touched = await project();
            await db.SaveChangesAsync(ct);
            var told = await stamps.MoveAsync(touched);
            if (!told)
            {
                await ViewEpochs.MoveAsync(db, ct);
            }

            await transaction.CommitAsync(ct);
            if (!told)
            {
                epochs.Forget();
            }
        }

        if (!await stamps.MoveAsync(touched))
        {
            await ViewEpochs.MoveAsync(db, CancellationToken.None);
            epochs.Forget();
        }
    }
}
