using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Lists;

/// <summary>Keeps the columns that the caller wants to see, of those that the portal shows; none goes back to the portal's own.</summary>
internal static class ChooseColumns
{
    public static async Task<NoContent> HandleAsync(ChosenColumns request, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        var columns = (request.Columns ?? "").Trim();
        new Validation().Require(columns.Length <= ListColumns.MaxLength, "columns", $"At most {ListColumns.MaxLength} characters.").ThrowIfInvalid();
        var view = (await PortalView.OfAsync(db, caller.PortalId, ct)).WithColumns(columns);
        var chosen = columns.Length == 0 ? "" : string.Join(',', view.Columns.Select(column => column.Property.Name));
        var changed = await db.ListColumns.Where(row => row.PortalId == caller.PortalId && row.ContactId == caller.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Columns, chosen), ct);
        if (changed == 0)
        {
            db.ListColumns.Add(new ListColumns { PortalId = caller.PortalId, ContactId = caller.Id, Columns = chosen });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                throw new RuleException("conflict", "Columns are being saved already.");
            }
        }

        return TypedResults.NoContent();
    }
}

/// <summary>Columns as they are chosen.</summary>
/// <param name="Columns">Names of properties between commas, in their order.</param>
internal sealed record ChosenColumns(string? Columns);
