using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;

namespace Portal.Conversations.Tickets;

/// <summary>The desk's list: one view, one sort, by keyset. Each combination has its index (see TicketMap).</summary>
internal static class ListDeskTickets
{
    /// <summary>Totals are exact up to here; one more means "more than that". Counting a million rows for each page would cost more than the page.</summary>
    public const int CountCap = 10_000;

    private const int MaxQuery = 200;
    private const int FewHits = 500;

    public static async Task<Ok<Page<DeskTicketItem>>> HandleAsync(
        string? view, string? q, Guid? inbox, string? sort, string? cursor, int? limit, Caller caller, ConversationDb db, CancellationToken ct)
    {
        var size = limit ?? 25;
        new Validation().Require(size is >= 1 and <= 100, "limit", "Between 1 and 100.").ThrowIfInvalid();
        var order = DeskSort.Parse(sort);
        var tickets = View(db.Tickets.OfPortal(caller), view, caller);
        if (inbox is { } inboxId)
        {
            tickets = tickets.Where(ticket => ticket.InboxId == inboxId);
        }

        tickets = await SearchAsync(tickets, q, db, caller, ct);
        var rows = await order.Apply(db.Rows(order.After(tickets, cursor))).AsNoTracking().Take(size + 1).ToListAsync(ct);
        var total = await CountAsync(tickets, ct);
        var next = rows.Count > size ? order.CursorAt(rows[size - 1].Ticket) : null;
        return TypedResults.Ok(new Page<DeskTicketItem>([.. rows.Take(size).Select(row => row.Item)], next, total));
    }

    /// <summary>Counts up to one more than the cap. The order keeps it in an index; without, PostgreSQL may read the table until it has found enough.</summary>
    public static Task<int> CountAsync(IQueryable<Ticket> tickets, CancellationToken ct) =>
        tickets.OrderBy(ticket => ticket.Number).Select(ticket => ticket.Number).Take(CountCap + 1).CountAsync(ct);

    /// <summary>The tickets of a view; an unknown view is refused.</summary>
    public static IQueryable<Ticket> View(IQueryable<Ticket> tickets, string? view, Caller caller) => view switch
    {
        null or "" or "open" => tickets.Where(ticket => !ticket.Closed),
        "mine" => tickets.Where(ticket => ticket.OwnerId == caller.Id && !ticket.Closed),
        "unassigned" => tickets.Where(ticket => ticket.OwnerId == null && !ticket.Closed),
        "closed" => tickets.Where(ticket => ticket.Closed),
        "all" => tickets,
        _ => throw new InvalidInputException("view", "One of open, mine, unassigned, closed, all."),
    };

    private static async Task<IQueryable<Ticket>> SearchAsync(IQueryable<Ticket> tickets, string? q, ConversationDb db, Caller caller, CancellationToken ct)
    {
        var query = q?.Trim() ?? "";
        if (query.Length == 0)
        {
            return tickets;
        }

        new Validation().Require(query.Length <= MaxQuery, "q", $"At most {MaxQuery} characters.").ThrowIfInvalid();
        if (long.TryParse(query.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (query[0] == '#' || await db.Tickets.OfPortal(caller).AnyAsync(ticket => ticket.Number == number, ct)))
        {
            return tickets.Where(ticket => ticket.Number == number);
        }

        if (db.Database.Search(TicketText.Table, query) is not { } found)
        {
            return tickets.Where(_ => false);
        }

        // Few hits are fetched by their ids. Many are met soon by walking the list in its order, which is what databases do with the subquery.
        var few = await found.Take(FewHits + 1).ToListAsync(ct);
        return few.Count <= FewHits ? tickets.Where(ticket => few.Contains(ticket.Id)) : tickets.Where(ticket => found.Contains(ticket.Id));
    }
}
