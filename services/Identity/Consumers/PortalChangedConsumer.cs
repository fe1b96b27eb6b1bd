using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Identity.Data;
using Portal.Messaging;

namespace Portal.Identity.Consumers;

/// <summary>A changed idle time-out counts at once, for sessions that are open too (P51, P52).</summary>
internal sealed class PortalChangedConsumer(IdentityDb db, TimeProvider clock) : OnceConsumer<IdentityDb, PortalChanged>(db, clock)
{
    protected override async Task HandleAsync(PortalChanged message, CancellationToken ct)
    {
        var portal = message.Portal;
        var rules = await Db.PortalRules.FirstOrDefaultAsync(known => known.Id == portal.Id, ct);
        if (rules is null)
        {
            rules = new PortalRules { Id = portal.Id };
            Db.PortalRules.Add(rules);
        }

        if (rules.Apply(portal))
        {
            await Db.Sessions.Where(session => session.PortalId == portal.Id && session.IdleMinutes != portal.IdleMinutes)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.IdleMinutes, portal.IdleMinutes), ct);
        }
    }
}
