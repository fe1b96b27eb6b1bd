using MassTransit;
using Portal.Contracts.Properties;
using Portal.Conversations.Data;

namespace Portal.Conversations.Consumers;

/// <summary>Keeps what properties tickets can have.</summary>
internal sealed class PropertiesChangedConsumer(ConversationDb db) : IConsumer<PropertiesChanged>
{
    public async Task Consume(ConsumeContext<PropertiesChanged> context)
    {
        var (set, ct) = (context.Message.Set, context.CancellationToken);
        var copy = await db.PropertyCopies.FindAsync([set.PortalId], ct);
        if (copy is null)
        {
            copy = new PropertyCopy { PortalId = set.PortalId };
            db.PropertyCopies.Add(copy);
        }

        copy.Apply(set);
        await db.SaveChangesAsync(ct);
    }
}
