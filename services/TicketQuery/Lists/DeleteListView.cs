using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Lists;

/// <summary>Deletes a view of the caller's, and with it its address and its mail.</summary>
internal static class DeleteListView
{
    public static async Task<NoContent> HandleAsync(Guid id, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.ListViews.OwnedBy(caller).Where(view => view.Id == id).ExecuteDeleteAsync(ct) == 0)
        {
            throw RuleException.NotFound("This view");
        }

        await db.ViewFeeds.Where(feed => feed.ViewId == id).ExecuteDeleteAsync(ct);
        await db.WeeklyMails.Where(mail => mail.ViewId == id).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
