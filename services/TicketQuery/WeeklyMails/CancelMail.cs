using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Lists;

namespace Portal.TicketQuery.WeeklyMails;

/// <summary>Sends a view no more.</summary>
internal static class CancelMail
{
    public static async Task<NoContent> HandleAsync(Guid id, Caller caller, TicketQueryDb db, CancellationToken ct) =>
        await db.WeeklyMails.Where(mail => mail.ViewId == id && db.ListViews.OwnedBy(caller).Any(view => view.Id == id)).ExecuteDeleteAsync(ct) == 1
            ? TypedResults.NoContent()
            : throw RuleException.NotFound("This mail");
}
