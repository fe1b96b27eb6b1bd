using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Errors;

namespace Portal.Messaging.Failures;

/// <summary>Lets a failed message try once more, under its own id, so that whoever has handled it does not do so again.</summary>
internal static class ReplayMessage
{
    public static async Task<Accepted> HandleAsync(Guid id, MessagingDbContext db, IOutboxTransport transport, TimeProvider clock, CancellationToken ct)
    {
        // The relay wakes at the commit.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.OutboxMessages.Where(row => row.Id == id && row.SentAt == null && row.FailedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.FailedAt, (DateTimeOffset?)null), ct) == 0)
        {
            await SendBackAsync(id, db, transport, clock, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Moves it into the outbox for its one queue. Whoever deletes the row sends it: two operators at once do not send it twice.</summary>
    private static async Task SendBackAsync(Guid id, MessagingDbContext db, IOutboxTransport transport, TimeProvider clock, CancellationToken ct)
    {
        var failed = await db.FailedMessages.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
        if (failed is null || await db.FailedMessages.Where(row => row.Id == id).ExecuteDeleteAsync(ct) == 0)
        {
            throw RuleException.NotFound("The message");
        }

        if (!transport.Reaches(failed.Queue))
        {
            throw new RuleException("no-consumer", $"Nothing consumes {failed.Queue} any more. The message can only be discarded.");
        }

        db.OutboxMessages.Add(new OutboxMessage
        {
            Id = failed.MessageId,
            Type = failed.Type,
            Payload = failed.Payload,
            Key = failed.Id,
            Queue = failed.Queue,
            TraceParent = Activity.Current?.Id,
            CreatedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(ct);
    }
}
