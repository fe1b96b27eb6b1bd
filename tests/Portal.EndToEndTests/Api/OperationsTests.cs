using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Portal.Testing;

namespace Portal.EndToEndTests.Api;

/// <summary>The messages of all services are for operators alone.</summary>
public sealed class OperationsTests(RunningPortal portal)
{
    private const string Messaging = "api/operations/messaging";
    private static readonly string Unknown = $"{Messaging}/conversation/{Guid.NewGuid()}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_sees_the_messages_of_every_service()
    {
        using var ops = await portal.Run.SignInAsync("ops@desk.test");

        var services = (await ops.GetAsync(Messaging))["items"]!.AsArray();

        services.Select(service => service!["service"]!.GetValue<string>())
            .ShouldBe(["identity", "portalconfig", "conversation", "ticketquery", "formintake"], ignoreOrder: true);
        services.ShouldAllBe(service => service!["available"]!.GetValue<bool>() && service["pending"]!.GetValue<int>() >= 0 && service["failed"] is JsonArray);
    }

    [Fact]
    public async Task A_message_that_is_not_there_can_be_neither_replayed_nor_discarded()
    {
        using var ops = await portal.Run.SignInAsync("ops@desk.test");

        (await ops.PostAsync($"{Unknown}/replay", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ops.Http.DeleteAsync(new Uri(Unknown, UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_operator_key_opens_it_to_the_command_line()
    {
        using var http = new HttpClient { BaseAddress = portal.Run.Address };
        var key = await File.ReadAllTextAsync(Path.Combine(portal.Run.Data, "keys", "operator.key"), Ct);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());

        (await http.GetAsync(new Uri(Messaging, UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.PostAsync(new Uri($"{Unknown}/replay", UriKind.Relative), null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("ada@acme.test")]
    [InlineData("amy@desk.test")]
    [InlineData("admin@desk.test")]
    public async Task It_is_closed_to_customers_agents_and_administrators(string email)
    {
        using var person = await portal.Run.SignInAsync(email);

        (await person.StatusAsync(Messaging)).ShouldBe(HttpStatusCode.Forbidden);
        (await person.PostAsync($"{Unknown}/replay", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await person.Http.DeleteAsync(new Uri(Unknown, UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task It_is_closed_to_visitors_who_are_signed_out()
    {
        using var http = new HttpClient { BaseAddress = portal.Run.Address };

        (await http.GetAsync(new Uri(Messaging, UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await http.PostAsync(new Uri($"{Unknown}/replay", UriKind.Relative), null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await http.DeleteAsync(new Uri(Unknown, UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
