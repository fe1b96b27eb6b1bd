namespace Portal.Gateway.Operations;

internal static class OpenApiEndpoint
{
    public static void MapOpenApiBook(this IEndpointRouteBuilder routes) => routes.MapGet("/openapi/v1.json", Get).ExcludeFromDescription();

    private static async Task<IResult> Get(OpenApiBook book, CancellationToken ct) => Results.Text(await book.ReadAsync(ct), "application/json");
}
