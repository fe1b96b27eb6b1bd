using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Lists;

namespace Portal.TicketQuery.Feeds;

/// <summary>Makes a view's address lead nowhere.</summary>
internal static class CloseFeed
{
    public static async Task<NoContent> HandleAsync(Guid id, Caller caller, TicketQueryDb db, CancellationToken ct) =>
        await db.ViewFeeds.Where(feed => feed.ViewId == id && db.ListViews.OwnedBy(caller).Any(view => view.Id == id)).ExecuteDeleteAsync(ct) == 1
            ? TypedResults.NoContent()
            : throw RuleException.NotFound("This feed");
}
