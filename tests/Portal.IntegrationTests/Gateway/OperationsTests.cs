using System.Net;

namespace Portal.IntegrationTests.Gateway;

/// <summary>Operators see and handle the messages of all services by the gateway.</summary>
public sealed class OperationsTests
{
    private const string Messaging = "api/operations/messaging";
    private static readonly Guid Id = Guid.NewGuid();

    [Fact]
    public async Task An_operator_sees_every_service_and_one_that_is_away_is_named()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ops@desk.test", "desk");
        await host.Services["formintake"].DisposeAsync();

        var answer = await client.GetAsync(Messaging);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var services = answer.Body!["items"]!.AsArray().ToDictionary(item => item!["service"]!.GetValue<string>(), item => item!["available"]!.GetValue<bool>());
        services.Keys.ShouldBe(["identity", "portalconfig", "conversation", "ticketquery", "formintake"], ignoreOrder: true);
        services.Where(service => !service.Value).Select(service => service.Key).ShouldBe(["formintake"]);
    }

    [Theory]
    [InlineData("POST", "/replay", HttpStatusCode.Accepted, "/replay")]
    [InlineData("DELETE", "", HttpStatusCode.NoContent, "/discard")]
    public async Task An_operator_reaches_the_service_that_has_the_message(string method, string end, HttpStatusCode status, string internalEnd)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync("ops@desk.test", "desk");

        (await client.SendAsync(method, $"{Messaging}/ticketquery/{Id}{end}")).Status.ShouldBe(status);

        host.Services["ticketquery"].Seen.ShouldContain(request => request.Method == "POST" && request.Path == $"/internal/messaging/{Id}{internalEnd}");
        (await client.SendAsync(method, $"{Messaging}/nowhere/{Id}{end}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.SendAsync(method, $"{Messaging}/ticketquery/7{end}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.SendAsync(method, $"{Messaging}/ticketquery/{Id}{end}", null, ("X-CSRF", "wrong"))).Code.ShouldBe("csrf");
    }

    [Fact]
    public async Task The_command_line_is_an_operator()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        var key = ("Authorization", "Bearer " + GatewayHost.OperatorKey);

        (await client.GetAsync(Messaging, key)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.SendAsync("POST", $"{Messaging}/identity/{Id}/replay", null, key)).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("ada@acme.test", "portal")]
    [InlineData("amy@desk.test", "desk")]
    [InlineData("admin@desk.test", "desk")]
    public async Task It_is_closed_to_everybody_else(string email, string app)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.Client().SignInAsync(email, app);
        using var visitor = host.Client();

        foreach (var (method, path) in new[] { ("GET", Messaging), ("POST", $"{Messaging}/identity/{Id}/replay"), ("DELETE", $"{Messaging}/identity/{Id}") })
        {
            (await client.SendAsync(method, path)).Status.ShouldBe(HttpStatusCode.Forbidden, method);
            (await visitor.SendAsync(method, path)).Status.ShouldBe(HttpStatusCode.Unauthorized, method);
        }

        host.Services["identity"].Seen.ShouldNotContain(request => request.Path.StartsWith("/internal/messaging", StringComparison.Ordinal));
    }
}
