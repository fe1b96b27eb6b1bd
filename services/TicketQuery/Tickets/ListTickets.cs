using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Http;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Views;

namespace Portal.TicketQuery.Tickets;

/// <summary>A customer's tickets, a page at a time. First pages are kept with the session.</summary>
internal static class ListTickets
{
    private const int DefaultLimit = 25;
    private const int MaxLimit = 100;

    public static async Task<IResult> HandleAsync(
        [AsParameters] TicketFilterRequest request,
        [FromQuery(Name = "cursor")] string? cursor,
        [FromQuery(Name = "limit")] int? limit,
        Caller caller,
        TicketQueryDb db,
        SessionViews views,
        CancellationToken ct)
    {
        var filter = request.Read();
        var size = limit ?? DefaultLimit;
        new Validation().Require(size is >= 1 and <= MaxLimit, "limit", $"Between 1 and {MaxLimit}.").ThrowIfInvalid();
        var after = Cursor.Decode<TicketCursor>(cursor);
        var view = after is null
            ? await views.GetAsync(caller, $"list\n{size}\n{filter}", () => PageAsync(db, caller, filter, null, size, ct), ct)
            : View.Of(await PageAsync(db, caller, filter, after, size, ct));
        return new ViewAnswer(view);
    }

    internal static async Task<Page<TicketItem>> PageAsync(
        TicketQueryDb db, Caller caller, TicketFilter filter, TicketCursor? after, int size, CancellationToken ct)
    {
        var tickets = await filter.ApplyAsync(db, caller, ct);
        var rows = await tickets.Page(filter.Order, after, size + 1).ToListAsync(ct);
        var next = rows.Count > size ? Cursor.Encode(filter.Order.CursorOf(rows[size - 1])) : null;
        var page = rows.Take(size).ToList();
        var total = (after, next, filter.Search) switch
        {
            (null, null, _) => page.Count,
            (_, _, "") => await tickets.CountAsync(db, filter.Closed, ct),
            _ => await tickets.Once.CountAsync(ct),
        };
        var people = await db.PeopleAsync([.. page.Select(ticket => ticket.ContactId), .. page.Where(ticket => ticket.OwnerId != null).Select(ticket => ticket.OwnerId!.Value)], ct);
        var items = page.ConvertAll(ticket => TicketItem.Of(new NamedTicket(
            ticket, people.GetValueOrDefault(ticket.ContactId), ticket.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null)));
        return new Page<TicketItem>(items, next, total);
    }
}
