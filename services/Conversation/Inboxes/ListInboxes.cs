using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Inboxes;

/// <summary>The portal's inboxes, oldest first.</summary>
internal static class ListInboxes
{
    public static async Task<Ok<InboxList>> HandleAsync(Caller caller, ConversationDb db, CancellationToken ct)
    {
        var inboxes = await db.Inboxes.AsNoTracking().Where(inbox => inbox.PortalId == caller.PortalId).OrderBy(inbox => inbox.CreatedAt).ToListAsync(ct);
        var wanted = await db.Portals.Where(portal => portal.Id == caller.PortalId).Select(portal => portal.DefaultInboxId).FirstOrDefaultAsync(ct);
        var standard = inboxes.Find(inbox => inbox.Id == wanted) ?? inboxes.FirstOrDefault();
        return TypedResults.Ok(new InboxList([.. inboxes.Select(inbox => new InboxItem(inbox.Id, inbox.Name, inbox == standard))]));
    }
}

internal sealed record InboxList(IReadOnlyList<InboxItem> Items);

internal sealed record InboxItem(Guid Id, string Name, bool IsDefault);
