using MassTransit;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Identities;
using Portal.Conversations.Data;

namespace Portal.Conversations.Consumers;

/// <summary>Keeps the names of staff and their roles in each portal; the portal's settings say what those allow.</summary>
internal sealed class StaffChangedConsumer(ConversationDb db) : IConsumer<StaffChanged>
{
    public async Task Consume(ConsumeContext<StaffChanged> context)
    {
        var (changed, ct) = (context.Message.Staff, context.CancellationToken);
        var staff = await db.Staff.FindAsync([changed.Id], ct);
        if (staff is null)
        {
            staff = new Staff { Id = changed.Id };
            db.Staff.Add(staff);
        }

        if (!staff.Apply(changed))
        {
            return;
        }

        var known = await db.StaffRoles.Where(roles => roles.StaffId == changed.Id).ToListAsync(ct);
        db.StaffRoles.RemoveRange(known.Where(roles => changed.Memberships.All(membership => membership.PortalId != roles.PortalId)));
        foreach (var membership in changed.Memberships)
        {
            var roles = known.Find(row => row.PortalId == membership.PortalId);
            if (roles is null)
            {
                roles = new StaffRoles { PortalId = membership.PortalId, StaffId = changed.Id, Roles = [] };
                db.StaffRoles.Add(roles);
            }

            roles.Roles = membership.Roles;
        }

        await db.SaveChangesAsync(ct);
    }
}
