using MassTransit;
using Portal.Contracts.Portals;
using Portal.Conversations.Data;

namespace Portal.Conversations.Consumers;

/// <summary>Keeps the settings tickets act on; a portal seen for the first time gets its inbox and pipeline.</summary>
internal sealed class PortalChangedConsumer(ConversationDb db, TimeProvider clock) : IConsumer<PortalChanged>
{
    public async Task Consume(ConsumeContext<PortalChanged> context)
    {
        var portal = await db.EnsurePortalAsync(context.Message.Portal.Id, clock.Now(), context.CancellationToken);
        portal.Apply(context.Message.Portal);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
