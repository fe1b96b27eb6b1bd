namespace Portal.Gateway.Operations;

internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", Health).WithName("health").WithTags("Operations");
        routes.MapGet("/alive", () => Results.Text("alive")).ExcludeFromDescription();
    }

    private static async Task<IResult> Health(HealthBoard board, CancellationToken ct)
    {
        var view = await board.LookAsync(ct);
        return Results.Json(view, statusCode: view.Status is "ready" or "degraded" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
