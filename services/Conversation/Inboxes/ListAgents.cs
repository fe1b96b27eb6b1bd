using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Inboxes;

/// <summary>Who can own tickets in this portal, by name.</summary>
internal static class ListAgents
{
    public static async Task<Ok<AgentList>> HandleAsync(Caller caller, ConversationDb db, CancellationToken ct)
    {
        var portal = await db.Portals.AsNoTracking().FirstOrDefaultAsync(known => known.Id == caller.PortalId, ct) ?? PortalSettings.Born(caller.PortalId);

        // What a role allows is known here and now; a company's staff is few enough to look at all of them.
        var staff = await db.StaffRoles.AsNoTracking()
            .Where(roles => roles.PortalId == caller.PortalId)
            .Join(db.Staff, roles => roles.StaffId, staff => staff.Id, (roles, staff) => new { staff, roles })
            .OrderBy(row => row.staff.FirstName).ThenBy(row => row.staff.LastName)
            .ToListAsync(ct);
        return TypedResults.Ok(new AgentList([.. staff.Where(row => portal.LetsAnswer(row.roles.Roles)).Select(row => new AgentItem(row.staff.Id, row.staff.Person.Name, row.staff.Email, row.roles.Roles))]));
    }
}

internal sealed record AgentList(IReadOnlyList<AgentItem> Items);

internal sealed record AgentItem(Guid Id, string Name, string Email, IReadOnlyList<string> Roles);
