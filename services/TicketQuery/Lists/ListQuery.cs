using Microsoft.AspNetCore.WebUtilities;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Lists;

/// <summary>The query of a list's address as a text, as views and exports keep it.</summary>
internal static class ListQuery
{
    private static readonly string[] OfOnePage = ["cursor", "limit", "among"];

    /// <summary>What it asks for; refused like a list.</summary>
    public static TicketFilter Read(string query) => TicketFilterRequest.Read(Parse(query));

    /// <summary>Refuses under <c>query</c> what a list would refuse, and what belongs to one page of it.</summary>
    /// <param name="zone">Whether it may name whose days its days are.</param>
    public static async Task CheckAsync(string query, bool zone, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        try
        {
            var parameters = Parse(query);
            var filter = TicketFilterRequest.Read(parameters);
            var page = Array.Find(zone ? OfOnePage : [.. OfOnePage, "zone"], parameters.ContainsKey);
            new Validation().Require(page is null, page ?? "", "Not part of a view.").ThrowIfInvalid();
            var view = (await PortalView.OfAsync(db, caller.PortalId, ct)).WithColumns(filter.Columns);
            TicketOrder.For(filter.Sort, view, db);
            await TicketConditions.ApplyAsync(db, db.TicketsVisibleTo(caller, view), view, filter.Terms, filter.Zone, ct);
        }
        catch (InvalidInputException refused)
        {
            throw new InvalidInputException(refused.Errors.ToDictionary(pair => $"query.{pair.Key}", pair => pair.Value, StringComparer.Ordinal));
        }
    }

    private static QueryCollection Parse(string query) => new(QueryHelpers.ParseQuery(query));
}
