using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
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
        [FromQuery(Name = "among")] string? among,
        Caller caller,
        TicketQueryDb db,
        SessionViews views,
        PortalViews portals,
        CancellationToken ct)
    {
        var filter = request.Read() with { Among = Numbers(among) };
        var size = limit ?? DefaultLimit;
        new Validation().Require(size is >= 1 and <= MaxLimit, "limit", $"Between 1 and {MaxLimit}.").ThrowIfInvalid();
        var after = Cursor.Decode<TicketCursor>(cursor);
        var view = after is null && filter.Among.Count == 0
            ? await views.GetAsync(caller, $"list\n{size}\n{filter}", async stamp => await PageAsync(db, caller, await portals.GetAsync(db, caller.PortalId, stamp, ct), filter, null, size, ct), ct)
            : View.Of(await PageAsync(db, caller, await PortalView.OfAsync(db, caller.PortalId, ct), filter, after, size, ct));
        return new ViewAnswer(view);
    }

    /// <summary>Numbers between commas.</summary>
    private static List<long> Numbers(string? among)
    {
        var texts = (among ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var numbers = texts.Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        new Validation().Require(numbers.Count <= MaxLimit && !numbers.Contains(-1), "among", $"At most {MaxLimit} ticket numbers between commas.").ThrowIfInvalid();
        return numbers;
    }

    internal static async Task<TicketPage> PageAsync(
        TicketQueryDb db, Caller caller, PortalView view, TicketFilter filter, TicketCursor? after, int size, CancellationToken ct)
    {
        view = view.WithColumns(filter.Columns);
        var order = TicketOrder.For(filter.Sort, view, db);
        var tickets = await filter.ApplyAsync(db, caller, view, order, ct);
        var rows = await tickets.Page(order, after, size + 1).WithNames(db, view).ToListAsync(ct);
        var next = rows.Count > size ? Cursor.Encode(await order.CursorOfAsync(db, rows[size - 1].Ticket, ct)) : null;
        var page = rows.Take(size).ToList();
        var (total, exact) = (after, next) switch
        {
            (null, null) => (page.Count, true),
            _ when filter.Narrows || view.Display.TicketFilter is not null => await tickets.CountUpToAsync(ct),
            _ => (await tickets.CountAsync(db, filter.Closed, ct), true),
        };
        var beyond = order.IsComputed && next is not null && await tickets.CountAsync(db, closed: null, ct) > VisibleTickets.MaxSorted;
        var found = tickets.Terms is { } terms ? await FoundTexts.OfAsync(db, page.ConvertAll(row => row.Ticket), terms, view, ct) : [];
        var items = page.ConvertAll(row => TicketItem.Of(row, view) with { Found = found.GetValueOrDefault(row.Ticket.Id) });
        return new TicketPage(items, next, total, exact, beyond ? VisibleTickets.MaxSorted : null, tickets.Terms is { Corrected: true });
    }
}

/// <summary>One page of a customer's list.</summary>
/// <param name="TotalIsExact">False when there are more than <paramref name="Total"/>: filtered and found tickets are counted up to a thousand.</param>
/// <param name="SortedAmong">Set where no more than so many are sorted and listed, those that something happened with last.</param>
/// <param name="Corrected">Whether nothing holds the words that were searched for, and these tickets hold words one edit away.</param>
internal sealed record TicketPage(IReadOnlyList<TicketItem> Items, string? Next, int Total, bool TotalIsExact, int? SortedAmong, bool Corrected);
