using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Pipelines;
using Portal.FormIntake.Data;

namespace Portal.FormIntake.Consumers;

/// <summary>Keeps the copy of each portal's pipelines. A newer version over an older one, so repeats do nothing.</summary>
internal sealed class PipelinesChangedConsumer(FormIntakeDb db) : IConsumer<PipelinesChanged>
{
    public async Task Consume(ConsumeContext<PipelinesChanged> context)
    {
        var changed = context.Message;
        var copy = await db.Pipelines.FirstOrDefaultAsync(known => known.PortalId == changed.PortalId, context.CancellationToken)
            ?? db.Pipelines.Add(PipelineCopy.Of(changed.PortalId)).Entity;
        copy.Take(changed);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
