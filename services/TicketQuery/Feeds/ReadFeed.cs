using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Lists;

namespace Portal.TicketQuery.Feeds;

/// <summary>A view's rows for whoever knows its address: by the rights its owner has at this moment.</summary>
internal static class ReadFeed
{
    private const int MaxSecret = 100;

    public static async Task<IResult> HandleAsync(string secret, string format, Caller caller, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct)
    {
        if (ExportFormat.Find(format) is not { } kind || secret.Length > MaxSecret)
        {
            throw NotFound();
        }

        var hash = ViewFeed.HashOf(secret);
        var view = await db.ListViews.AsNoTracking().FirstOrDefaultAsync(known => known.PortalId == caller.PortalId && db.ViewFeeds.Any(feed => feed.ViewId == known.Id && feed.Hash == hash), ct);
        if (view is null || await db.FindCallerAsync(view.PortalId, view.ContactId, ct) is not { } owner)
        {
            throw NotFound();
        }

        // The address is the secret: it must not travel on to anybody.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return await ExportTickets.SendAsync(kind, ListQuery.Read(view.Query), owner, ExportTexts.For(http.Request.GetTypedHeaders().AcceptLanguage), http, db, clock, ct);
    }

    private static RuleException NotFound() => RuleException.NotFound("This feed");
}
