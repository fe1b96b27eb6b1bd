using Microsoft.EntityFrameworkCore;
using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Data;
using Portal.TicketQuery.Tickets;

namespace Portal.TicketQuery.Exports;

/// <summary>What a filter lets a caller see, as a table to write.</summary>
internal sealed record TicketTable(VisibleTickets Tickets, ExportTable Rows)
{
    /// <summary>Refuses what a list would refuse. Nothing is read before the rows are.</summary>
    public static async Task<TicketTable> OpenAsync(TicketQueryDb db, Caller caller, TicketFilter filter, ExportTexts texts, CancellationToken ct)
    {
        var view = (await PortalView.OfAsync(db, caller.PortalId, ct)).WithColumns(filter.Columns);
        var order = TicketOrder.For(filter.Sort, view, db);
        var tickets = await filter.ApplyAsync(db, caller, view, order, ct);
        return new TicketTable(tickets, new ExportTable(order.Apply(tickets.Once, null).WithNames(db, view).AsAsyncEnumerable(), view, texts));
    }
}
