using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Lists;

/// <summary>Deletes a view of the caller's.</summary>
internal static class DeleteListView
{
    public static async Task<NoContent> HandleAsync(Guid id, Caller caller, TicketQueryDb db, CancellationToken ct) =>
        await db.ListViews.OwnedBy(caller).Where(view => view.Id == id).ExecuteDeleteAsync(ct) == 1
            ? TypedResults.NoContent()
            : throw RuleException.NotFound("This view");
}
