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
        var names = await db.NamesAsync(page.Select(message => message.AuthorId), ct);
        var earlier = messages.Count > PageSize ? page[0].Position.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return new DeskThread(threadId, [.. page.Select(message => DeskMessage.Of(message, [.. files[message.Id]], names.GetValueOrDefault(message.AuthorId ?? Guid.Empty)))], earlier);
    }

    /// <summary>What authors are called today, by id.</summary>
    private static async Task<Dictionary<Guid, string>> NamesAsync(this ConversationDb db, IEnumerable<Guid?> authors, CancellationToken ct)
    {
        var ids = authors.OfType<Guid>().Distinct().ToList();
        var contacts = await db.Contacts.AsNoTracking().Where(contact => ids.Contains(contact.Id)).ToListAsync(ct);
        var staff = await db.Staff.AsNoTracking().Where(person => ids.Contains(person.Id)).ToListAsync(ct);
        return contacts.Select(contact => contact.Person).Concat(staff.Select(person => person.Person)).ToDictionary(person => person.Id, person => person.Name);
    }
}
