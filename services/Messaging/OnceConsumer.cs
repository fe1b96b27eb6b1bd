using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Portal.Messaging;

/// <summary>A consumer whose effect happens once however often a message is delivered: the inbox row, the change and what it publishes commit together.</summary>
/// <remarks>Consumers that only write a newer version over an older one do not need this and implement <see cref="IConsumer{T}"/> directly.</remarks>
public abstract class OnceConsumer<TDb, TMessage>(TDb db, TimeProvider clock) : IConsumer<TMessage>
    where TDb : MessagingDbContext
    where TMessage : class
{
    /// <summary>The context the effect goes to; saved by this class.</summary>
    protected TDb Db { get; } = db;

    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<TMessage> context)
    {
        var ct = context.CancellationToken;
        var id = context.MessageId ?? throw new InvalidOperationException("A message came without an id.");
        var consumer = GetType().Name;
        await using var transaction = await Db.Database.BeginTransactionAsync(ct);
        if (await InsertAsync(id, consumer, ct) == 0)
        {
            MessagingMetrics.Duplicates.Add(1);
            return;
        }

        await HandleAsync(context.Message, ct);
        await Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        MessagingMetrics.Handled.Add(1);
    }

    /// <summary>Makes the change on <see cref="Db"/>; may save in between, need not at the end.</summary>
    protected abstract Task HandleAsync(TMessage message, CancellationToken ct);

    private Task<int> InsertAsync(Guid id, string consumer, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Db.Database.ProviderName!.EndsWith("SqlServer", StringComparison.Ordinal)
            ? Db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "InboxMessages" ("MessageId", "Consumer", "ReceivedAt") SELECT {id}, {consumer}, {now} WHERE NOT EXISTS (SELECT 1 FROM "InboxMessages" WITH (UPDLOCK, HOLDLOCK) WHERE "MessageId" = {id} AND "Consumer" = {consumer})""", ct)
            : Db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "InboxMessages" ("MessageId", "Consumer", "ReceivedAt") VALUES ({id}, {consumer}, {now}) ON CONFLICT DO NOTHING""", ct);
    }
}
