using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Testing;

namespace Portal.EndToEndTests.Api;

/// <summary>The web apps' types are generated from the committed description, so it has to be the running portal's.</summary>
public sealed class ApiDescriptionTests(RunningPortal portal)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };
    private static readonly string Committed = Path.Combine(PortalRun.RepositoryRoot(), "gateway", "web", "openapi.json");

    [Fact]
    public async Task The_committed_description_is_what_the_portal_says_of_itself()
    {
        using var http = new HttpClient { BaseAddress = portal.Run.Address };
        var text = await http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var now = JsonNode.Parse(text)!.ToJsonString(Readable);

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(Committed, now + "\n", TestContext.Current.CancellationToken);
        }

        now.ShouldBe((await File.ReadAllTextAsync(Committed, TestContext.Current.CancellationToken)).TrimEnd(), "The API changed: run with UPDATE_SNAPSHOTS=1, then `npm run api` in gateway/web.");
    }
}
