using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Pipelines;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Pipelines;

namespace Portal.PortalConfig.Consumers;

/// <summary>Keeps a copy of each portal's pipelines.</summary>
internal sealed class PipelinesChangedConsumer(PortalConfigDb db) : IConsumer<PipelinesChanged>
{
    public async Task Consume(ConsumeContext<PipelinesChanged> context)
    {
        var changed = context.Message;
        var copy = await db.Pipelines.FirstOrDefaultAsync(known => known.PortalId == changed.PortalId, context.CancellationToken);
        if (copy is null)
        {
            copy = PipelineCopy.Of(changed.PortalId);
            db.Pipelines.Add(copy);
        }

        copy.Update(changed);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
