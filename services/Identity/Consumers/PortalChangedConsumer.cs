using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Contracts.Portals;
using Portal.Identity.Data;
using Portal.Messaging;

namespace Portal.Identity.Consumers;

/// <summary>Changed settings count at once, for sessions that are open too: the idle time-out (P51, P52), roles, and who sees the company's tickets (P9).</summary>
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

        var roles = rules.Roles;
        if (rules.Apply(portal))
        {
            if (roles.Any(role => portal.Roles.All(known => known.Name != role.Name)))
            {
                await TakeAwayAsync(portal, ct);
            }

            await Db.Sessions.Where(session => session.PortalId == portal.Id && session.IdleMinutes != portal.IdleMinutes)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.IdleMinutes, portal.IdleMinutes), ct);
            Db.Enqueue(new AccessDecided(portal.Id, portal.Version), portal.Id);
        }
    }

    /// <summary>A deleted role is nobody's any more: one that gets its name later must not come with holders.</summary>
    private async Task TakeAwayAsync(PortalSnapshot portal, CancellationToken ct)
    {
        foreach (var staff in await Db.Staff.Where(known => known.Memberships.Any(membership => membership.PortalId == portal.Id)).ToListAsync(ct))
        {
            var left = staff.RolesIn(portal.Id).Where(role => portal.Roles.Any(known => known.Name == role));
            if (staff.SaveRoles(portal.Id, left, portal.ChangedAt))
            {
                Db.Publish(staff);
            }
        }
    }
}
