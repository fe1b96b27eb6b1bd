using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Files;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Files;

namespace Portal.Conversations.Consumers;

/// <summary>Removes expired uploads that are on no message. By now none of them can be attached any more, so what is found here stays true.</summary>
internal sealed class UploadsExpiredConsumer(ConversationDb db, IFileStore store) : IConsumer<UploadsExpired>
{
    public async Task Consume(ConsumeContext<UploadsExpired> context)
    {
        var (ids, ct) = (context.Message.Ids, context.CancellationToken);
        var attached = await db.Attachments.Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToListAsync(ct);
        foreach (var id in ids.Except(attached))
        {
            await store.DeleteAsync(id, ct);
        }
    }
}
