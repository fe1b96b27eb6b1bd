using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Inboxes;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Inboxes;

namespace Portal.PortalConfig.Consumers;

/// <summary>Keeps a copy of each portal's inboxes.</summary>
internal sealed class InboxesChangedConsumer(PortalConfigDb db) : IConsumer<InboxesChanged>
{
    public async Task Consume(ConsumeContext<InboxesChanged> context)
    {
        var changed = context.Message;
        var copy = await db.Inboxes.FirstOrDefaultAsync(known => known.PortalId == changed.PortalId, context.CancellationToken)
            ?? db.Inboxes.Add(InboxCopy.Of(changed.PortalId)).Entity;
        copy.Update(changed);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
