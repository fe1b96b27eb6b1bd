using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.FormIntake.Data;

namespace Portal.FormIntake.Consumers;

/// <summary>Keeps the copy of each portal, and gives a new portal its support form. A newer version over an older one, so repeats do nothing.</summary>
internal sealed class PortalChangedConsumer(FormIntakeDb db, TimeProvider clock) : IConsumer<PortalChanged>
{
    public async Task Consume(ConsumeContext<PortalChanged> context)
    {
        var ct = context.CancellationToken;
        var portal = context.Message.Portal;
        if (await db.Portals.FirstOrDefaultAsync(known => known.Id == portal.Id, ct) is { } known)
        {
            known.Take(portal);
        }
        else
        {
            db.Portals.Add(PortalCopy.Of(portal));
        }

        if (!await db.Forms.AnyAsync(form => form.Id == Form.SupportId(portal.Id), ct))
        {
            var now = clock.GetUtcNow();
            var form = Form.Support(portal.Id, now);
            db.Forms.Add(form);
            db.Enqueue(form.Changed(await db.PropertiesOfAsync(portal.Id, ct), now), form.Id);
        }

        await db.SaveChangesAsync(ct);
    }
}
