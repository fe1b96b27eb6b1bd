using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;

namespace Portal.TicketQuery.Tickets;

/// <summary>All tickets of a view as CSV with the view's columns (P48), row by row from the database, so that a million need no more memory than ten.</summary>
internal static class ExportTickets
{
    public static async Task<IResult> HandleAsync(
        [AsParameters] TicketFilterRequest request, Caller caller, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct)
    {
        var filter = request.Read();
        var view = await PortalView.OfAsync(db, caller.PortalId, ct);
        var tickets = filter.Order.Apply((await filter.ApplyAsync(db, caller, view, ct)).Once, null);
        var rows = view.Columns.Any(column => column.Property.Name == StandardProperties.Content) ? tickets.WithNamesAndDescription(db) : tickets.WithNames(db);
        var texts = CsvTexts.For(http.Request.GetTypedHeaders().AcceptLanguage);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept-Language";
        return TypedResults.Stream(
            body => WriteAsync(body, rows.AsAsyncEnumerable(), view, texts, ct),
            "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"tickets-{clock.GetUtcNow():yyyy-MM-dd}.csv"));
    }

    /// <summary>UTF-8 with a BOM, for spreadsheets; lines end in CR LF and fields are quoted where RFC 4180 asks for it.</summary>
    internal static async Task WriteAsync(Stream body, IAsyncEnumerable<NamedTicket> tickets, PortalView view, CsvTexts texts, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(body, CsvWriterOptions.Default with { WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync([.. view.Columns.Select(column => CsvTexts.Harmless(texts.Header(column)))], ct);
        await foreach (var row in tickets.WithCancellation(ct))
        {
            await csv.WriteRecordAsync([.. view.Columns.Select(column => Cell(row, view, column.Property, texts))], ct);
        }
    }

    private static string Cell(NamedTicket row, PortalView view, PropertyDefinition property, CsvTexts texts) => property switch
    {
        { Name: StandardProperties.RequestedBy } => CsvTexts.Harmless(DisplayNames.Requester(row)),
        { Name: StandardProperties.Owner } => CsvTexts.Harmless(DisplayNames.Owner(row, view.Display.OwnerName) ?? ""),
        { Name: StandardProperties.Status or StandardProperties.Stage } => view.ShownStage(row.Ticket) is { } stage ? CsvTexts.Harmless(stage) : texts.Status(row.Ticket.Closed),

        // Numbers stay numbers: a minus in front of one starts no formula.
        { Type: PropertyType.Number } => row.Ticket.ValueOf(property.Name),
        _ => CsvTexts.Harmless(ShownValues.Of(row, view, property)),
    };
}
