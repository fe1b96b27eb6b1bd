using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Portal.Testing;

namespace Portal.ChaosTests;

public sealed class ScheduleKillTests
{
    /// <summary>Longer than the minute for which a draft stays with a gateway that dies at publishing it, in seconds.</summary>
    private const int PastLease = 90;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_are_published_at_their_time_although_everything_was_killed_before()
    {
        await using var run = await PortalRun.StartAsync("embedded");
        using var admin = await run.SignInAsync("admin@desk.test");
        using var customer = await run.SignInAsync("ada@acme.test");
        (await SendAsync(admin, "PATCH", "api/settings/draft", 0, new { ticketsName = "Cases" })).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(admin, "POST", "api/settings/publish", 1, new { at = DateTimeOffset.UtcNow.AddSeconds(4) })).ShouldBe(HttpStatusCode.Accepted);

        await run.KillAndRestartAsync();

        await customer.WaitForAsync("api/portal", portal => portal?["ticketsName"]?.GetValue<string>() == "Cases", "the settings to be published", seconds: PastLease);
        var versions = await admin.GetAsync("api/settings/versions");
        versions["total"]!.GetValue<int>().ShouldBe(2);
        versions["items"]![0]!["publishedBy"]!.GetValue<string>().ShouldBe("Nora Keller");
        (await admin.GetAsync("api/settings/draft"))["scheduledFor"].ShouldBeNull();
    }

    private static async Task<HttpStatusCode> SendAsync(PortalClient who, string method, string path, long version, object body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        using var answer = await who.Http.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
