using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Lists;

namespace Portal.TicketQuery.Feeds;

/// <summary>Gives a view a secret address, in place of an earlier one. It is told this once.</summary>
internal static class OpenFeed
{
    public static async Task<Ok<FeedSecret>> HandleAsync(Guid id, Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        if (!await db.ListViews.OwnedBy(caller).AnyAsync(view => view.Id == id, ct))
        {
            throw RuleException.NotFound("This view");
        }

        var secret = ViewFeed.NewSecret();
        var hash = ViewFeed.HashOf(secret);
        if (await db.ViewFeeds.Where(feed => feed.ViewId == id).ExecuteUpdateAsync(set => set.SetProperty(feed => feed.Hash, hash), ct) == 0)
        {
            db.ViewFeeds.Add(new ViewFeed { ViewId = id, Hash = hash });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                throw new RuleException("conflict", "An address is being made already.");
            }
        }

        return TypedResults.Ok(new FeedSecret(secret));
    }
}

/// <summary>The feed is at <c>/api/ticket-feeds/{secret}.csv</c> and <c>.xlsx</c>.</summary>
internal sealed record FeedSecret(string Secret);
