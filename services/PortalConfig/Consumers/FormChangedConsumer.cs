using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Forms;
using Portal.PortalConfig.Data;
using Portal.PortalConfig.Forms;

namespace Portal.PortalConfig.Consumers;

/// <summary>Keeps a copy of each form. A newer version over an older one, so repeats do nothing.</summary>
internal sealed class FormChangedConsumer(PortalConfigDb db) : IConsumer<FormChanged>
{
    public async Task Consume(ConsumeContext<FormChanged> context)
    {
        var form = context.Message.Form;
        var copy = await db.Forms.FirstOrDefaultAsync(known => known.Id == form.Id, context.CancellationToken) ?? db.Forms.Add(FormCopy.Of(form)).Entity;
        copy.Take(form);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
