using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.WeeklyMails;

namespace Portal.TicketQuery.Lists;

/// <summary>What the caller has made of lists: named views and chosen columns.</summary>
internal static class GetLists
{
    public static async Task<Ok<CustomerLists>> HandleAsync(Caller caller, TicketQueryDb db, CancellationToken ct)
    {
        var views = await db.ListViews.AsNoTracking().OwnedBy(caller).OrderBy(view => view.Name).ThenBy(view => view.Id).ToListAsync(ct);
        var ids = views.ConvertAll(view => view.Id);
        var feeds = await db.ViewFeeds.Where(feed => ids.Contains(feed.ViewId)).Select(feed => feed.ViewId).ToListAsync(ct);
        var mails = await db.WeeklyMails.AsNoTracking().Where(mail => ids.Contains(mail.ViewId)).ToDictionaryAsync(mail => mail.ViewId, ct);
        var columns = await db.ListColumns.AsNoTracking().FirstOrDefaultAsync(row => row.PortalId == caller.PortalId && row.ContactId == caller.Id, ct);
        return TypedResults.Ok(new CustomerLists(views.ConvertAll(view => new ListViewItem(view.Id, view.Name, view.Query)
        {
            HasFeed = feeds.Contains(view.Id),
            Mail = mails.GetValueOrDefault(view.Id) is { } mail ? WeeklyMailItem.Of(mail) : null,
        }), columns?.Columns ?? ""));
    }

    /// <summary>Nobody else's.</summary>
    public static IQueryable<ListView> OwnedBy(this IQueryable<ListView> views, Caller caller) =>
        views.Where(view => view.PortalId == caller.PortalId && view.ContactId == caller.Id);
}

/// <summary>A customer's views by name and columns.</summary>
/// <param name="Columns">Names of properties between commas; empty for the portal's own columns.</param>
internal sealed record CustomerLists(IReadOnlyList<ListViewItem> Views, string Columns);

/// <summary>A view: opening it means asking for a list with its query.</summary>
internal sealed record ListViewItem(Guid Id, string Name, string Query)
{
    /// <summary>Whether a secret address leads to it.</summary>
    public bool HasFeed { get; init; }

    /// <summary>When it is sent each week; null where it is not.</summary>
    public WeeklyMailItem? Mail { get; init; }
}
