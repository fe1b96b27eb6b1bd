using Portal.ServiceDefaults.Auth;
using Portal.TicketQuery.Feeds;
using Portal.TicketQuery.WeeklyMails;

namespace Portal.TicketQuery.Lists;

internal static class ListEndpoints
{
    public static void MapListEndpoints(this IEndpointRouteBuilder app)
    {
        var lists = app.MapGroup("/api/ticket-views").RequireAuthorization(Policies.Customer).WithTags("Tickets");
        lists.MapGet("/", GetLists.HandleAsync).WithName("getTicketViews");
        lists.MapPut("/columns", ChooseColumns.HandleAsync).WithName("chooseTicketColumns");
        lists.MapPut("/{id:guid}", SaveListView.HandleAsync).WithName("saveTicketView");
        lists.MapDelete("/{id:guid}", DeleteListView.HandleAsync).WithName("deleteTicketView");
        lists.MapPost("/{id:guid}/feed", OpenFeed.HandleAsync).WithName("openTicketFeed");
        lists.MapDelete("/{id:guid}/feed", CloseFeed.HandleAsync).WithName("closeTicketFeed");
        lists.MapPut("/{id:guid}/mail", ScheduleMail.HandleAsync).WithName("scheduleTicketMail");
        lists.MapDelete("/{id:guid}/mail", CancelMail.HandleAsync).WithName("cancelTicketMail");

        // Whoever knows the secret; the gateway counts them like all who are not signed in.
        app.MapGet("/api/ticket-feeds/{secret}.{format}", ReadFeed.HandleAsync).RequireAuthorization(Policies.Anyone).WithTags("Tickets")
            .WithName("readTicketFeed").Produces<byte[]>(contentType: "application/octet-stream");
    }
}
