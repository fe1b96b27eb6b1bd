using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Exports;

/// <summary>All tickets of a view with the view's columns (P48, W15), row by row from the database, so that a million need no more memory than ten.</summary>
internal static class ExportTickets
{
    public static Task<IResult> AsCsvAsync(
        [AsParameters] TicketFilterRequest request, Caller caller, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct) =>
        SendAsync(request, caller, http, db, clock, "text/csv; charset=utf-8", "csv", CsvFile.WriteAsync, ct);

    public static Task<IResult> AsXlsxAsync(
        [AsParameters] TicketFilterRequest request, Caller caller, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct) =>
        SendAsync(request, caller, http, db, clock, XlsxFile.MediaType, "xlsx", XlsxFile.WriteAsync, ct);

    private static async Task<IResult> SendAsync(
        TicketFilterRequest request,
        Caller caller,
        HttpContext http,
        TicketQueryDb db,
        TimeProvider clock,
        string mediaType,
        string extension,
        Func<Stream, ExportTable, CancellationToken, Task> write,
        CancellationToken ct)
    {
        var filter = request.Read();
        var view = (await PortalView.OfAsync(db, caller.PortalId, ct)).WithColumns(filter.Columns);
        var order = TicketOrder.For(filter.Sort, view, db);
        var tickets = order.Apply((await filter.ApplyAsync(db, caller, view, order, ct)).Once, null);
        var table = new ExportTable(tickets.WithNames(db, view).AsAsyncEnumerable(), view, ExportTexts.For(http.Request.GetTypedHeaders().AcceptLanguage));
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept-Language";

        // Not the body's own stream: archives write the few bytes around their entries synchronously, and that one refuses it.
        return TypedResults.Stream(
            _ => write(http.Response.BodyWriter.AsStream(leaveOpen: true), table, ct),
            mediaType,
            string.Create(CultureInfo.InvariantCulture, $"tickets-{clock.GetUtcNow():yyyy-MM-dd}.{extension}"));
    }
}
