using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.ServiceDefaults.Auth;
using Portal.Testing;

namespace Portal.IntegrationTests.Architecture;

public sealed class AuthorizationTests
{
    private static readonly string[] Open = ["/alive", "/health", "/openapi/{documentName}.json"];

    public static TheoryData<string> Services => AllServices.Names;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_endpoint_names_who_may_call_it(string service)
    {
        await using var host = await AllServices.StartAsync(service);

        var undecided = Endpoints(host).Where(endpoint => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(data => data.Policy is null));

        undecided.Select(endpoint => endpoint.RoutePattern.RawText).ShouldBe(Open, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_endpoint_refuses_callers_without_a_token(string service)
    {
        await using var host = await AllServices.StartAsync(service);
        using var client = host.Client(null);

        foreach (var endpoint in Endpoints(host).Where(endpoint => !Open.Contains(endpoint.RoutePattern.RawText)))
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
            using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(endpoint));
            using var answer = await client.SendAsync(request, Ct);
            ((int)answer.StatusCode).ShouldBe(401, $"{method} {endpoint.RoutePattern.RawText}");
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Only_the_gateway_reaches_internal_endpoints(string service)
    {
        await using var host = await AllServices.StartAsync(service);

        var internals = Endpoints(host).Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/internal", StringComparison.Ordinal));

        internals.ShouldAllBe(endpoint => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == Policies.Service));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(ServiceHost host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string PathOf(RouteEndpoint endpoint) =>
        string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => Guid.Empty.ToString(),
        })))).Insert(0, "/");
}
