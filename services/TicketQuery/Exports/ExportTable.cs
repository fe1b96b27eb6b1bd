using System.Runtime.CompilerServices;
using Portal.Contracts.Properties;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Exports;

/// <summary>Tickets as rows of cells, the same for every kind of file.</summary>
internal sealed class ExportTable(IAsyncEnumerable<NamedTicket> tickets, PortalView view, ExportTexts texts)
{
    private long _written;

    /// <summary>Rows handed over so far.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>The columns' headings, and what is below them.</summary>
    public IReadOnlyList<(string Heading, PropertyType Type)> Columns { get; } = [.. view.Columns.Select(column => (texts.Header(column), column.Property.Type))];

    /// <summary>A row for each ticket: a text for each column, times as ISO 8601 in UTC and numbers with a point; empty for no value.</summary>
    public async IAsyncEnumerable<string[]> RowsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var ticket in tickets.WithCancellation(ct))
        {
            Interlocked.Increment(ref _written);
            yield return [.. view.Columns.Select(column => TextOf(ticket, column.Property))];
        }
    }

    private string TextOf(NamedTicket row, PropertyDefinition property) => property.Name switch
    {
        StandardProperties.RequestedBy => DisplayNames.Requester(row),
        StandardProperties.Owner => DisplayNames.Owner(row, view.Display.OwnerName) ?? "",
        StandardProperties.Status or StandardProperties.Stage => view.ShownStage(row.Ticket) ?? texts.Status(row.Ticket.Closed),
        _ => ShownValues.Of(row, view, property),
    };
}
