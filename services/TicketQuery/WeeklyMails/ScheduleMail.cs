using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Errors;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Lists;

namespace Portal.TicketQuery.WeeklyMails;

/// <summary>Has a view sent to its owner each week.</summary>
internal static class ScheduleMail
{
    public static async Task<Ok<WeeklyMailItem>> HandleAsync(Guid id, WeeklyMailItem request, Caller caller, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct)
    {
        var day = DayOfWeek.Sunday;
        new Validation()
            .Require(request.Day is not null && !int.TryParse(request.Day, out _) && Enum.TryParse(request.Day, ignoreCase: true, out day), "day", "A day of the week, as in monday.")
            .Require(request.Hour is >= 0 and <= 23, "hour", "From 0 to 23.")
            .ThrowIfInvalid();
        var format = ExportFormat.Read(request.Format, "format");
        if (!await db.ListViews.OwnedBy(caller).AnyAsync(view => view.Id == id, ct))
        {
            throw RuleException.NotFound("This view");
        }

        var mail = await db.WeeklyMails.FirstOrDefaultAsync(known => known.ViewId == id, ct);
        if (mail is null)
        {
            mail = new WeeklyMail { ViewId = id };
            db.WeeklyMails.Add(mail);
        }

        (mail.Day, mail.Hour, mail.Format) = (day, request.Hour, format.Name);
        mail.Language = ExportTexts.For(http.Request.GetTypedHeaders().AcceptLanguage).Language;
        mail.NextAt = WeeklyMail.After(clock.GetUtcNow(), day, request.Hour);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            throw new RuleException("conflict", "This is being changed already. Try it again.");
        }

        return TypedResults.Ok(WeeklyMailItem.Of(mail));
    }
}

/// <summary>When a view is sent.</summary>
/// <param name="Day"><c>monday</c> to <c>sunday</c>.</param>
/// <param name="Hour">From 0 to 23, in UTC.</param>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
internal sealed record WeeklyMailItem(string Day, int Hour, string Format)
{
    public static WeeklyMailItem Of(WeeklyMail mail) => new($"{mail.Day}".ToLowerInvariant(), mail.Hour, mail.Format);
}
