using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Earlier messages of a ticket: oldest first, ending before the cursor of the page that was read last.</summary>
internal static class ListMessages
{
    public const int MaxLimit = 200;

    public static async Task<Ok<Page<MessageItem>>> HandleAsync(
        string ticket,
        [FromQuery(Name = "before")] string? before,
        [FromQuery(Name = "limit")] int? limit,
        Caller caller,
        TicketQueryDb db,
        CancellationToken ct)
    {
        var size = limit ?? MaxLimit;
        new Validation().Require(size is >= 1 and <= MaxLimit, "limit", $"Between 1 and {MaxLimit}.").ThrowIfInvalid();
        var place = Decode(before);
        var (named, view) = await GetTicket.FindAsync(db, caller, ticket, ct);
        var thread = await ReadAsync(db, caller, named.Ticket.Id, view, place, size, ct);
        var total = await OriginalThread(db, named.Ticket.Id).CountAsync(ct);
        return TypedResults.Ok(new Page<MessageItem>(thread.Messages, thread.Earlier, total));
    }

    /// <summary>The newest <paramref name="size"/> messages before <paramref name="before"/>, of the ticket's original thread (P27).</summary>
    public static async Task<ThreadItem> ReadAsync(
        TicketQueryDb db, Caller caller, Guid ticketId, PortalView view, MessageCursor? before, int size, CancellationToken ct)
    {
        var thread = OriginalThread(db, ticketId);
        if (before is { CreatedAt: var time, Id: var id })
        {
            thread = thread.Where(message => message.CreatedAt <= time && (message.CreatedAt < time || message.Id < id));
        }

        var newest = thread.OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id).Take(size + 1);
        var signed =
            from message in newest
            from author in db.People.AsNoTracking().Where(person => person.Id == message.AuthorId).DefaultIfEmpty()
            orderby message.CreatedAt descending, message.Id descending
            select new { message, author };
        var rows = await signed.ToListAsync(ct);
        var page = rows.Take(size).Reverse().ToList();
        var earlier = rows.Count > size ? Cursor.Encode(new MessageCursor(page[0].message.CreatedAt, page[0].message.Id)) : null;
        return new ThreadItem(page.FirstOrDefault()?.message.ThreadId, page.ConvertAll(row => ToItem(row.message, caller, row.author, view)), earlier);
    }

    /// <summary>All messages of the ticket's original thread, oldest first, one by one as they come from the database.</summary>
    public static IAsyncEnumerable<MessageItem> OldestFirst(TicketQueryDb db, Caller caller, Guid ticketId, PortalView view)
    {
        var signed =
            from message in OriginalThread(db, ticketId)
            from author in db.People.AsNoTracking().Where(person => person.Id == message.AuthorId).DefaultIfEmpty()
            orderby message.CreatedAt, message.Id
            select new { message, author };
        return signed.AsAsyncEnumerable().Select(row => ToItem(row.message, caller, row.author, view));
    }

    /// <summary>The messages of the ticket's oldest thread.</summary>
    public static IQueryable<Message> OriginalThread(TicketQueryDb db, Guid ticketId)
    {
        var all = db.Messages.AsNoTracking().Where(message => message.TicketId == ticketId);
        return all.Where(message => message.ThreadId == all.OrderBy(first => first.CreatedAt).ThenBy(first => first.Id).Select(first => first.ThreadId).First());
    }

    private static MessageItem ToItem(Message message, Caller caller, Person? author, PortalView view) => new(
        message.Id,
        "message",
        message.Direction,
        new MessageAuthorItem(DisplayNames.Author(message.Author, author, view.Display.OwnerName), message.AuthorId == caller.Id, message.AuthorKind),
        message.Html,
        message.Text,
        message.CreatedAt,
        message.Files());

    private static MessageCursor? Decode(string? before)
    {
        try
        {
            return Cursor.Decode<MessageCursor>(before);
        }
        catch (InvalidInputException)
        {
            throw new InvalidInputException("before", "This cursor is not valid. Start again without it.");
        }
    }
}

/// <summary>The oldest message of a page.</summary>
internal sealed record MessageCursor(DateTimeOffset CreatedAt, Guid Id);

/// <summary>A public message as customers see it.</summary>
internal sealed record MessageItem(
    Guid Id,
    string Kind,
    MessageDirection Direction,
    MessageAuthorItem Author,
    string Html,
    string Text,
    DateTimeOffset CreatedAt,
    IReadOnlyList<AttachmentRef> Attachments);

/// <summary>Who wrote it; <see cref="Me"/> when it was the caller.</summary>
internal sealed record MessageAuthorItem(string Name, bool Me, AuthorKind Kind);
