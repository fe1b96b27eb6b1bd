using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Database;

namespace Portal.Conversations.Data;

/// <summary>Tells the other services the pipelines of portals that were here before pipelines were told.</summary>
internal sealed class PipelineAnnouncement(TimeProvider clock) : ISeed<ConversationDb>
{
    public async Task SeedAsync(ConversationDb db, CancellationToken ct)
    {
        foreach (var id in await db.Portals.Where(portal => portal.PipelinesVersion == 0).Select(portal => portal.Id).ToListAsync(ct))
        {
            await db.TransactAsync(
                async () =>
                {
                    await db.SaveAsync(await db.LockPipelinesAsync(id, ct), clock.Now(), ct);
                    return id;
                },
                ct);
        }
    }
}
