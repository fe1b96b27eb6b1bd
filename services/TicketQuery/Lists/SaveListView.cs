using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Lists;

/// <summary>Creates a view under an id of the caller's making, or changes it: so sending it twice makes one.</summary>
internal static class SaveListView
{
    private static readonly string[] OfOnePage = ["cursor", "limit", "zone"];

    public static async Task<Ok<ListViewItem>> HandleAsync(Guid id, SavedView request, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        var name = (request.Name ?? "").Trim();
        var query = (request.Query ?? "").Trim().TrimStart('?');
        new Validation()
            .Require(name.Length is > 0 and <= ListView.MaxName && !name.Any(char.IsControl), "name", $"Between 1 and {ListView.MaxName} characters.")
            .Require(query.Length <= ListView.MaxQuery, "query", $"At most {ListView.MaxQuery} characters.")
            .ThrowIfInvalid();
        await CheckAsync(query, caller, db, ct);

        var known = await db.ListViews.FirstOrDefaultAsync(view => view.Id == id, ct);
        if (known is not null && (known.PortalId != caller.PortalId || known.ContactId != caller.Id))
        {
            throw RuleException.NotFound("This view");
        }

        var others = await db.ListViews.AsNoTracking().OwnedBy(caller).Where(view => view.Id != id).Select(view => view.Name).ToListAsync(ct);
        new Validation()
            .Require(!others.Contains(name, StringComparer.OrdinalIgnoreCase), "name", "You have a view of this name.")
            .Require(known is not null || others.Count < ListView.Max, "name", $"At most {ListView.Max} views. Delete one first.")
            .ThrowIfInvalid();
        if (known is null)
        {
            known = new ListView { Id = id, PortalId = caller.PortalId, ContactId = caller.Id };
            db.ListViews.Add(known);
        }

        known.Change(name, query);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
        {
            throw new RuleException("conflict", "This view is being saved already.");
        }

        return TypedResults.Ok(new ListViewItem(known.Id, known.Name, known.Query));
    }

    /// <summary>Refuses what a list would refuse, under <c>query</c>.</summary>
    private static async Task CheckAsync(string query, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        try
        {
            var parameters = new QueryCollection(QueryHelpers.ParseQuery(query));
            var filter = TicketFilterRequest.Read(parameters);
            var page = Array.Find(OfOnePage, parameters.ContainsKey);
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
}

/// <summary>A view as it is saved.</summary>
/// <param name="Query">As in the address of a list, without cursor and limit.</param>
internal sealed record SavedView(string? Name, string? Query);
