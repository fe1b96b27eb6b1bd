using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Projection;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Consumers;

/// <summary>Keeps the settings that tickets depend on; ends all views of the portal and announces that its tickets follow them.</summary>
internal sealed class PortalChangedConsumer(TicketQueryDb db, Projector projector) : IConsumer<PortalChanged>
{
    public Task Consume(ConsumeContext<PortalChanged> context) => projector.RunAsync(
        async () =>
        {
            var portal = context.Message.Portal;
            var known = await db.Portals.FirstOrDefaultAsync(row => row.Id == portal.Id, context.CancellationToken);
            if (known is null)
            {
                known = new PortalSettings { Id = portal.Id };
                db.Portals.Add(known);
            }

            if (known.Version < portal.Version)
            {
                known.Version = portal.Version;
                known.ClosedReply = portal.ClosedReply;
                known.CustomersMayClose = portal.CustomersMayClose;
                db.Enqueue(new PortalProjected(portal.Id, portal.Version), portal.Id);
            }

            return [ViewStamps.OfPortal(portal.Id)];
        },
        context.CancellationToken);
}
