using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Which of the visible tickets, and in which order.</summary>
/// <param name="Closed">Null for both open and closed.</param>
internal sealed record TicketFilter(bool Mine, bool? Closed, string Search, TicketOrder Order)
{
    /// <summary>One text per different question, for the key of a view.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mine}\n{Closed}\n{Order.Name}\n{Search}");

    /// <summary>The caller's tickets that pass. A number that is one of them finds that one alone.</summary>
    public async Task<VisibleTickets> ApplyAsync(TicketQueryDb db, Caller caller, PortalView view, CancellationToken ct)
    {
        // Lists start in the order of last activity, and tickets are called by their numbers; the place of a row would tell of anything else that is hidden.
        new Validation()
            .Require(Order.Property is StandardProperties.LastActivity or StandardProperties.Number || view.Shows(Order.Property), "sort", "This property is not shown.")
            .ThrowIfInvalid();
        var visible = db.TicketsVisibleTo(Mine ? caller with { Scope = TicketScope.Own } : caller, view);
        var tickets = await (Mine ? visible with { Shared = null } : visible).NarrowAsync(db, ct);
        if (Closed is { } closed)
        {
            tickets = tickets.Where(ticket => ticket.Closed == closed);
        }

        if (Search.Length == 0)
        {
            return tickets;
        }

        if (long.TryParse(Search.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            // By its id from here on: with a number, SQLite would rather walk the list's order until it meets it.
            var exact = await tickets.Once.Where(ticket => ticket.Number == number).Select(ticket => (Guid?)ticket.Id).FirstOrDefaultAsync(ct);
            if (Search[0] == '#' || exact is not null)
            {
                return tickets.Where(ticket => ticket.Id == exact);
            }
        }

        // Searching for what has no words in it finds nothing.
        var words = SearchText.Words(Search);
        if (words.Length == 0)
        {
            return tickets.Where(_ => false);
        }

        var found = await tickets.SearchAsync(db, words, Order, ct);
        return view.Shows(StandardProperties.Subject) ? found : found.NotBySubject(db, words);
    }
}

/// <summary>What a list or an export is asked for.</summary>
internal sealed record TicketFilterRequest(
    [FromQuery(Name = "view")] string? View,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "q")] string? Q,
    [FromQuery(Name = "sort")] string? Sort)
{
    private const int MaxSearchLength = 200;

    /// <summary>The filter, or a refusal that names the parameters at fault.</summary>
    public TicketFilter Read()
    {
        var order = TicketOrder.Find(Or(Sort, "-lastActivity"));
        var q = Q?.Trim() ?? "";
        new Validation()
            .Require(Or(View, "organization") is "organization" or "mine", "view", "Use organization or mine.")
            .Require(Or(Status, "all") is "open" or "closed" or "all", "status", "Use open, closed or all.")
            .Require(q.Length <= MaxSearchLength, "q", $"At most {MaxSearchLength} characters.")
            .Require(order is not null, "sort", $"Use one of {string.Join(", ", TicketOrder.Names)}.")
            .ThrowIfInvalid();
        return new TicketFilter(View == "mine", Status switch { "open" => false, "closed" => true, _ => null }, q, order!);
    }

    private static string Or(string? value, string otherwise) => string.IsNullOrEmpty(value) ? otherwise : value;
}
