using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Portals;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>Which of the visible tickets, in which order and columns.</summary>
/// <param name="Closed">Null for both open and closed.</param>
/// <param name="Sort">As in the query; a minus in front is descending.</param>
/// <param name="Columns">As in the query; empty for the portal's own.</param>
/// <param name="Zone">Whose days the days of filters are.</param>
internal sealed record TicketFilter(bool Mine, bool? Closed, string Search, string Sort, string Columns, TimeZoneInfo Zone, IReadOnlyList<PropertyTerm> Terms)
{
    /// <summary>Only tickets of these numbers; empty for all. A page asks so whether tickets that have just changed belong to its list.</summary>
    public IReadOnlyList<long> Among { get; init; } = [];

    /// <summary>One text per different question, for the key of a view.</summary>
    public override string ToString() => string.Join('\n', [Mine.ToString(), $"{Closed}", Sort, Search, Columns, Zone.Id, .. Terms.Select(term => $"{term.Property}={term.Text}")]);

    /// <summary>Whether the counts kept with each change cannot tell how many there are.</summary>
    public bool Narrows => Search.Length > 0 || Among.Count > 0 || Terms.Any(term => term.Text.Length > 0);

    /// <summary>The caller's tickets that pass. A number that is one of them finds that one alone.</summary>
    /// <param name="order">In which they will be listed; a search looks at the first of them.</param>
    public async Task<VisibleTickets> ApplyAsync(TicketQueryDb db, Caller caller, PortalView view, TicketOrder order, CancellationToken ct)
    {
        var visible = db.TicketsVisibleTo(Mine ? caller with { Scope = TicketScope.Own } : caller, view);
        var tickets = await (Mine ? visible with { Shared = null } : visible).NarrowAsync(db, ct);
        if (Closed is { } closed)
        {
            tickets = tickets.Where(ticket => ticket.Closed == closed);
        }

        tickets = await TicketConditions.ApplyAsync(db, tickets, view, Terms, Zone, ct);
        var wanted = Among.Count == 0 ? tickets : tickets.Where(ticket => Among.Contains(ticket.Number));
        if (Search.Length == 0)
        {
            return wanted;
        }

        if (long.TryParse(Search.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            // By its id from here on: with a number, SQLite would rather walk the list's order until it meets it.
            var exact = await wanted.Once.Where(ticket => ticket.Number == number).Select(ticket => (Guid?)ticket.Id).FirstOrDefaultAsync(ct);
            if (Search[0] == '#' || exact is not null)
            {
                return wanted.Where(ticket => ticket.Id == exact);
            }
        }

        // Searching for what has no words in it finds nothing.
        if (SearchTerms.Of(Search) is not { } terms)
        {
            return tickets.Where(_ => false);
        }

        var found = await wanted.SearchAsync(db, terms, order.IsComputed ? TicketOrder.Find(TicketOrder.Default)! : order, Among.Count == 0 ? null : tickets, ct);
        return view.Shows(StandardProperties.Subject) ? found : found.NotBySubject(db);
    }
}

/// <summary>What a list or an export is asked for. Every further parameter is a filter on a property, see <see cref="PropertyParameters"/>.</summary>
/// <param name="Zone">IANA name of the time zone that days in filters belong to; UTC without it.</param>
internal sealed record TicketFilterRequest(
    [FromQuery(Name = "view")] string? View,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "q")] string? Q,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "columns")] string? Columns,
    [FromQuery(Name = "zone")] string? Zone,
    HttpRequest Request)
{
    private const int MaxSearchLength = 200;
    private const int MaxColumnsLength = 1200;

    /// <inheritdoc cref="Read(IQueryCollection)"/>
    public TicketFilter Read() => Read(Request.Query);

    /// <summary>The filter, or a refusal that names the parameters at fault.</summary>
    public static TicketFilter Read(IQueryCollection query)
    {
        var (view, status, sort, columns, zone) = (query["view"].ToString(), query["status"].ToString(), query["sort"].ToString(), query["columns"].ToString(), query["zone"].ToString());
        var q = query["q"].ToString().Trim();
        var validation = new Validation()
            .Require(Or(view, "organization") is "organization" or "mine", "view", "Use organization or mine.")
            .Require(Or(status, "all") is "open" or "closed" or "all", "status", "Use open, closed or all.")
            .Require(q.Length <= MaxSearchLength, "q", $"At most {MaxSearchLength} characters.")
            .Require(columns.Length <= MaxColumnsLength, "columns", $"At most {MaxColumnsLength} characters.")
            .Require(TimeZoneInfo.TryFindSystemTimeZoneById(Or(zone, "UTC"), out var found), "zone", "An IANA time zone like Europe/Amsterdam.");
        var terms = PropertyParameters.Read(query, validation);
        validation.ThrowIfInvalid();
        return new TicketFilter(view == "mine", status switch { "open" => false, "closed" => true, _ => null }, q, Or(sort, TicketOrder.Default), columns, found!, terms);
    }

    private static string Or(string value, string otherwise) => value.Length == 0 ? otherwise : value;
}
