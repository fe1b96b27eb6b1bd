using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;

namespace Portal.Conversations.Inboxes;

/// <summary>The portal's inboxes, oldest first.</summary>
internal static class ListInboxes
{
    public static async Task<Ok<InboxList>> HandleAsync(Caller caller, ConversationDb db, CancellationToken ct)
    {
        var inboxes = await db.InboxesAsync(caller.PortalId, ct);
        return TypedResults.Ok(new InboxList([.. inboxes.All.Select(inbox => InboxItem.Of(inbox, inboxes))]));
    }
}

internal sealed record InboxList(IReadOnlyList<InboxItem> Items);

/// <summary>An inbox. The default one is chosen in the portal's settings (P6).</summary>
internal sealed record InboxItem(Guid Id, string Name, bool IsDefault, long Version)
{
    public static InboxItem Of(Inbox inbox, PortalInboxes inboxes) => new(inbox.Id, inbox.Name, inbox == inboxes.Default, inbox.Version);
}
