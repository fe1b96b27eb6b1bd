using Portal.ServiceDefaults.Auth;

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
    }
}
