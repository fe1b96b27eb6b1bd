using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Exports;

/// <summary>All tickets of a view with the view's columns (P48, W15), row by row from the database, so that a million need no more memory than ten.</summary>
internal static class ExportTickets
{
    public static Task<IResult> AsCsvAsync(
        [AsParameters] TicketFilterRequest request, Caller caller, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct) =>
        SendAsync(ExportFormat.Csv, request.Read(), caller, ExportTexts.For(http.Request.GetTypedHeaders().AcceptLanguage), http, db, clock, ct);

    public static Task<IResult> AsXlsxAsync(
        [AsParameters] TicketFilterRequest request, Caller caller, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct) =>
        SendAsync(ExportFormat.Xlsx, request.Read(), caller, ExportTexts.For(http.Request.GetTypedHeaders().AcceptLanguage), http, db, clock, ct);

    /// <summary>Sends what <paramref name="caller"/> sees while it is read.</summary>
    public static async Task<IResult> SendAsync(
        ExportFormat format, TicketFilter filter, Caller caller, ExportTexts texts, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct)
    {
        var table = await TicketTable.OpenAsync(db, caller, filter, texts, ct);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept-Language";

        // Not the body's own stream: archives write the few bytes around their entries synchronously, and that one refuses it.
        return TypedResults.Stream(
            _ => format.WriteAsync(http.Response.BodyWriter.AsStream(leaveOpen: true), table.Rows, ct),
            format.MediaType,
            format.FileName(clock.GetUtcNow()));
    }
}
