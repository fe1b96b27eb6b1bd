using Portal.Messaging;
using Portal.ServiceDefaults.Auth;

namespace Portal.TicketQuery.Exports.Jobs;

internal static class ExportEndpoints
{
    public static void MapExportEndpoints(this IEndpointRouteBuilder app)
    {
        var exports = app.MapGroup("/api/ticket-exports").RequireAuthorization(Policies.Customer).WithTags("Tickets");
        exports.MapPost("/", StartExport.HandleAsync).WithName("startTicketExport").WithIdempotency();
        exports.MapGet("/", GetExports.ListAsync).WithName("listTicketExports");
        exports.MapGet("/{id:guid}", GetExports.FindAsync).WithName("getTicketExport");
        exports.MapGet("/{id:guid}/file", DownloadExport.HandleAsync).WithName("downloadTicketExport").Produces<byte[]>(contentType: "application/octet-stream");
        exports.MapDelete("/{id:guid}", DeleteExport.HandleAsync).WithName("deleteTicketExport");
    }
}
