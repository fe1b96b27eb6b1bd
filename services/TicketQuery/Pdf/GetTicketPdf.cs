using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Portal.Contracts.Properties;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Pdf.Writing;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Pdf;

/// <summary>One ticket as a PDF: what its page shows, with all messages of its original thread (W15, P27, P28).</summary>
internal static class GetTicketPdf
{
    /// <param name="timeZone">The reader's, as in <c>Europe/Berlin</c>; times are in UTC without it, and with one that this server does not know. They always say which it is.</param>
    public static async Task<FileStreamHttpResult> HandleAsync(
        string ticket, [FromQuery(Name = "timeZone")] string? timeZone, Caller caller, HttpContext http, TicketQueryDb db, TimeProvider clock, CancellationToken ct)
    {
        var (named, view) = await GetTicket.FindAsync(db, caller, ticket, ct);
        var labels = ExportTexts.For(http.Request.GetTypedHeaders().AcceptLanguage);
        var texts = new TicketPdfTexts(labels.Language, ZoneOf(timeZone));
        var messages = ListMessages.OldestFirst(db, caller, named.Ticket.Id, view);
        var file = await TicketPdf.WriteAsync(SheetOf(named, view, labels, texts), messages, texts, clock.GetUtcNow(), ct);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept-Language";
        return TypedResults.File(file, "application/pdf", string.Create(CultureInfo.InvariantCulture, $"ticket-{named.Ticket.Number}.pdf"));
    }

    /// <summary>The names are those of files, so nothing that could lead out of their folder is looked for.</summary>
    private static TimeZoneInfo ZoneOf(string? name) => name is [>= 'A' and <= 'Z', ..] && !name.Contains('.', StringComparison.Ordinal)
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    private static TicketSheet SheetOf(NamedTicket named, PortalView view, ExportTexts labels, TicketPdfTexts texts) => new(
        view.Display.PortalName ?? "",
        Ink.Of(view.Display.Colour ?? Contracts.Portals.Theme.Default.PrimaryColor),
        string.Create(CultureInfo.InvariantCulture, $"#{named.Ticket.Number}"),
        TicketItem.Of(named, view).Subject,
        view.ShownStage(named.Ticket) ?? labels.Status(named.Ticket.Closed),
        [.. FactsOf(named, view, labels, texts).Where(fact => !string.IsNullOrWhiteSpace(fact.Value))]);

    /// <summary>What stands beside the thread on the ticket's page, in its order.</summary>
    private static IEnumerable<(string Label, string Value)> FactsOf(NamedTicket named, PortalView view, ExportTexts labels, TicketPdfTexts texts)
    {
        var item = TicketItem.Of(named, view);
        (string Property, string? Value)[] fields =
        [
            (StandardProperties.RequestedBy, item.RequestedBy?.Name),
            (StandardProperties.Owner, item.Owner?.Name),
            (StandardProperties.CreateDate, item.CreatedAt is { } created ? texts.Time(created) : null),
            (StandardProperties.LastActivity, item.LastActivityAt is { } active ? texts.Time(active) : null),
            (StandardProperties.Category, ChoiceOf(StandardProperties.Category, item.Category)),
            (StandardProperties.Priority, ChoiceOf(StandardProperties.Priority, item.Priority)),
        ];
        var own = fields.Where(field => field.Value is not null).Select(field => (LabelOf(field.Property), field.Value!));

        // Of files, a value has the ids alone; their names stand under the message they came with.
        return own.Concat(GetTicket.PropertiesOf(named, view)
            .Where(property => property.Type != PropertyType.File)
            .Select(property => (LabelOf(property.Name), texts.Value(property.Type, property.Value))));

        string LabelOf(string property) => labels.Header(new ShownColumn(view.FindTicket(property)!, null));

        string? ChoiceOf(string property, string? value) =>
            value is null || view.FindTicket(property) is not { } definition ? value : texts.Choice(definition, value, ShownValues.Of(named, view, definition));
    }
}
