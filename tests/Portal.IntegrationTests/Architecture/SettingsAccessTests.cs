using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Demo;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Auth;
using Portal.Testing;

namespace Portal.IntegrationTests.Architecture;

/// <summary>Made from the routes themselves, so that no endpoint of the settings is forgotten.</summary>
public sealed class SettingsAccessTests
{
    public static TheoryData<string> Services => AllServices.Names;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Settings_are_for_staff_with_the_permission_alone(string service)
    {
        await using var host = await AllServices.StartAsync(service, demo: true);
        foreach (var endpoint in Settings(host))
        {
            // The last policy is the narrower one where a group and its endpoint both name one.
            var permission = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Last(data => data.Policy is not null).Policy!;
            Permissions.All.ShouldContain(permission, endpoint.RoutePattern.RawText);
            var others = Permissions.All.Where(other => other != permission).ToList();
            (await SendAsync(host, endpoint, Callers.Anonymous(DemoIds.Portal))).ShouldBe(401, Name(endpoint));
            (await SendAsync(host, endpoint, Callers.Contact(DemoIds.Portal))).ShouldBe(403, Name(endpoint));
            (await SendAsync(host, endpoint, Callers.Staff(DemoIds.Portal, "own") with { Permissions = others })).ShouldBe(403, Name(endpoint));
            (await SendAsync(host, endpoint, Callers.Contact(DemoIds.Portal) with { Permissions = [.. Permissions.All] })).ShouldBe(403, Name(endpoint));
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Administrators_of_another_portal_find_none_of_this_ones_records(string service)
    {
        await using var host = await AllServices.StartAsync(service, demo: true);
        var stranger = Callers.Staff(Guid.NewGuid(), "admin") with { Permissions = [.. Permissions.All] };
        foreach (var endpoint in Settings(host).Where(endpoint => endpoint.RoutePattern.Parameters.Count > 0))
        {
            // The body may be refused before the record is looked for; nothing is ever changed or shown.
            (await SendAsync(host, endpoint, stranger)).ShouldBeInRange(400, 499, Name(endpoint));
        }
    }

    private static IEnumerable<RouteEndpoint> Settings(ServiceHost host) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/settings", StringComparison.Ordinal));

    private static async Task<int> SendAsync(ServiceHost host, RouteEndpoint endpoint, Caller caller)
    {
        using var client = host.Client(caller);
        var method = MethodOf(endpoint);
        using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(endpoint));
        if (method is not ("GET" or "DELETE"))
        {
            request.Content = JsonContent.Create(new JsonObject());
        }

        using var answer = await client.SendAsync(request, Ct);
        return (int)answer.StatusCode;
    }

    private static string Name(RouteEndpoint endpoint) => $"{MethodOf(endpoint)} {endpoint.RoutePattern.RawText}";

    private static string MethodOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];

    /// <summary>The path with records of the demo portal where it knows some.</summary>
    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "record" } => "ticket",
        RoutePatternParameterPart { Name: "name" } => "unknown",
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content is "int" or "long") => "1",
        _ => DemoIds.Amy.ToString(),
    }))));
}
