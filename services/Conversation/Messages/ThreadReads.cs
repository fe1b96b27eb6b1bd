using Microsoft.EntityFrameworkCore;
using Portal.Conversations.Data;

namespace Portal.Conversations.Messages;

/// <summary>Reads threads.</summary>
internal static class ThreadReads
{
    private const int PageSize = 200;

    /// <summary>Up to 200 entries before position <paramref name="before"/> (null: the newest).</summary>
    public static async Task<DeskThread> ThreadAsync(this ConversationDb db, Guid ticketId, Guid threadId, int? before, CancellationToken ct)
    {
        var messages = await db.Messages.AsNoTracking()
            .Where(message => message.TicketId == ticketId && message.Position < (before ?? int.MaxValue))
            .OrderByDescending(message => message.Position)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var page = messages.Take(PageSize).Reverse().ToList();
        var ids = page.Select(message => message.Id).ToList();
        var files = (await db.Attachments.AsNoTracking().Where(file => ids.Contains(file.MessageId)).OrderBy(file => file.Position).ToListAsync(ct))
            .ToLookup(file => file.MessageId, file => file.Ref);
        var earlier = messages.Count > PageSize ? page[0].Position.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return new DeskThread(threadId, [.. page.Select(message => DeskMessage.Of(message, [.. files[message.Id]]))], earlier);
    }
}
