using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Database;

namespace Portal.Conversations.Data;

/// <summary>Tells the other services the inboxes of portals that were here before inboxes were told.</summary>
internal sealed class InboxAnnouncement(TimeProvider clock) : ISeed<ConversationDb>
{
    public async Task SeedAsync(ConversationDb db, CancellationToken ct)
    {
        foreach (var id in await db.Portals.Where(portal => portal.InboxesVersion == 0).Select(portal => portal.Id).ToListAsync(ct))
        {
            await db.TransactAsync(
                async () =>
                {
                    var now = clock.Now();
                    await db.SaveAsync(await db.LockInboxesAsync(id, now, ct), now, ct);
                    return id;
                },
                ct);
        }
    }
}
