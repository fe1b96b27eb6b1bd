using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.ServiceDefaults.Errors;

namespace Portal.Messaging.Failures;

/// <summary>Removes a failed message for good; what it would have done is not done.</summary>
internal static class DiscardMessage
{
    public static async Task<NoContent> HandleAsync(Guid id, MessagingDbContext db, ILoggerFactory logs, CancellationToken ct)
    {
        var removed = await db.OutboxMessages.Where(row => row.Id == id && row.SentAt == null && row.FailedAt != null).ExecuteDeleteAsync(ct)
            + await db.FailedMessages.Where(row => row.Id == id).ExecuteDeleteAsync(ct);
        if (removed == 0)
        {
            throw RuleException.NotFound("The message");
        }

        logs.CreateLogger(typeof(DiscardMessage)).LogWarning("Failed message {Id} was discarded by an operator", id);
        return TypedResults.NoContent();
    }
}
