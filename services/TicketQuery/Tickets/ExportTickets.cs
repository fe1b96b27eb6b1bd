using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>All tickets of a view as CSV (P48), row by row from the database, so that a million need no more memory than ten.</summary>
internal static class ExportTickets
{
    public static async Task<IResult> HandleAsync(
        [AsParameters] TicketFilterRequest request, Caller caller, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct)
    {
        var filter = request.Read();
        var tickets = filter.Order.Apply((await filter.ApplyAsync(db, caller, ct)).Once, null).WithNames(db);
        var texts = CsvTexts.For(http.Request.GetTypedHeaders().AcceptLanguage);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept-Language";
        return TypedResults.Stream(
            body => WriteAsync(body, tickets.AsAsyncEnumerable(), texts, ct),
            "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"tickets-{clock.GetUtcNow():yyyy-MM-dd}.csv"));
    }

    /// <summary>UTF-8 with a BOM, for spreadsheets; lines end in CR LF and fields are quoted where RFC 4180 asks for it.</summary>
    internal static async Task WriteAsync(Stream body, IAsyncEnumerable<NamedTicket> tickets, CsvTexts texts, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(body, CsvWriterOptions.Default with { WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync([.. texts.Headers], ct);
        await foreach (var row in tickets.WithCancellation(ct))
        {
            await csv.WriteRecordAsync(
                [
                    row.Ticket.Number.ToString(CultureInfo.InvariantCulture),
                    CsvTexts.Harmless(row.Ticket.Subject),
                    CsvTexts.Harmless(DisplayNames.Requester(row)),
                    Time(row.Ticket.CreatedAt),
                    CsvTexts.Harmless(DisplayNames.Owner(row) ?? ""),
                    Time(row.Ticket.LastActivityAt),
                    row.Ticket.Closed ? texts.Closed : texts.Open,
                    CsvTexts.Harmless(row.Ticket.Priority ?? ""),
                    CsvTexts.Harmless(row.Ticket.Category ?? ""),
                ],
                ct);
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
