using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Lists;

/// <summary>Creates a view under an id of the caller's making, or changes it: so sending it twice makes one.</summary>
internal static class SaveListView
{
    public static async Task<Ok<ListViewItem>> HandleAsync(Guid id, SavedView request, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        var name = (request.Name ?? "").Trim();
        var query = (request.Query ?? "").Trim().TrimStart('?');
        new Validation()
            .Require(name.Length is > 0 and <= ListView.MaxName && !name.Any(char.IsControl), "name", $"Between 1 and {ListView.MaxName} characters.")
            .Require(query.Length <= ListView.MaxQuery, "query", $"At most {ListView.MaxQuery} characters.")
            .ThrowIfInvalid();
        await ListQuery.CheckAsync(query, zone: false, caller, db, ct);

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
}

/// <summary>A view as it is saved.</summary>
/// <param name="Query">As in the address of a list, without cursor and limit.</param>
internal sealed record SavedView(string? Name, string? Query);
