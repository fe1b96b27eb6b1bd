using Portal.ServiceDefaults.Auth;

namespace Portal.TicketQuery.Tickets;

internal static class TicketEndpoints
{
    public static void MapTicketEndpoints(this IEndpointRouteBuilder app)
    {
        var tickets = app.MapGroup("/api/tickets").RequireAuthorization(Policies.Customer).WithTags("Tickets");
        tickets.MapGet("/", ListTickets.HandleAsync).WithName("listTickets").Produces<TicketPage>();
        tickets.MapGet("/export.csv", ExportTickets.HandleAsync).WithName("exportTickets").Produces<string>(contentType: "text/csv");
        tickets.MapGet("/{ticket}", GetTicket.HandleAsync).WithName("getTicket").Produces<TicketDetail>();
        tickets.MapGet("/{ticket}/messages", ListMessages.HandleAsync).WithName("listTicketMessages");
    }
}
