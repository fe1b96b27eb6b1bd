using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Exports;
using Portal.TicketQuery.Pdf;

namespace Portal.TicketQuery.Tickets;

internal static class TicketEndpoints
{
    public static void MapTicketEndpoints(this IEndpointRouteBuilder app)
    {
        var tickets = app.MapGroup("/api/tickets").RequireAuthorization(Policies.Customer).WithTags("Tickets");
        tickets.MapGet("/", ListTickets.HandleAsync).WithName("listTickets").Produces<TicketPage>();
        tickets.MapGet("/export.csv", ExportTickets.AsCsvAsync).WithName("exportTicketsAsCsv").Produces<string>(contentType: "text/csv");
        tickets.MapGet("/export.xlsx", ExportTickets.AsXlsxAsync).WithName("exportTicketsAsXlsx").Produces<byte[]>(contentType: XlsxFile.MediaType);
        tickets.MapGet("/options", ListOptions.HandleAsync).WithName("getTicketListOptions").Produces<TicketListOptions>();
        tickets.MapGet("/{ticket}", GetTicket.HandleAsync).WithName("getTicket").Produces<TicketDetail>();
        tickets.MapGet("/{ticket}/pdf", GetTicketPdf.HandleAsync).WithName("getTicketPdf").Produces<byte[]>(contentType: "application/pdf");
        tickets.MapGet("/{ticket}/colleagues", ListColleagues.HandleAsync).WithName("listColleagues");
        tickets.MapGet("/{ticket}/messages", ListMessages.HandleAsync).WithName("listTicketMessages");
    }
}
