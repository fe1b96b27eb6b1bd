using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.Identity.Data;

namespace Portal.Identity.Consumers;

/// <summary>Keeps the copy of each portal's properties. A newer version over an older one, so repeats do nothing.</summary>
internal sealed class PropertiesChangedConsumer(IdentityDb db) : IConsumer<PropertiesChanged>
{
    public async Task Consume(ConsumeContext<PropertiesChanged> context)
    {
        var set = context.Message.Set;
        var copy = await db.Properties.FirstOrDefaultAsync(known => known.PortalId == set.PortalId, context.CancellationToken)
            ?? db.Properties.Add(PropertyCopy.Standard(set.PortalId)).Entity;
        copy.Take(set);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
