using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Portal.Contracts.Portals;
using Portal.PortalConfig;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class SetupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-setup-").FullName;

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string TokenFile => Path.Combine(_folder, "run", "setup.token");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_token_in_the_file_makes_the_first_portal_once(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var gateway = host.Client(Callers.Gateway(Guid.Empty));
        var token = (await File.ReadAllTextAsync(TokenFile, Ct)).Trim();
        (OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(TokenFile)).ShouldBe(OperatingSystem.IsWindows() ? UnixFileMode.None : UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await NeededAsync(gateway)).ShouldBeTrue();

        var first = await CheckAsync(gateway, token);
        (await CheckAsync(gateway, token)).ShouldBe(first);
        using var done = await gateway.PostAsJsonAsync("/internal/setup/complete", new { token, portalName = " Contoso ", slug = " contoso " }, Ct);

        done.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await NeededAsync(gateway)).ShouldBeFalse();
        File.Exists(TokenFile).ShouldBeFalse();
        var portal = (await host.Log.WaitForAsync<PortalChanged>()).Portal;
        (portal.Id, portal.Slug, portal.Name, portal.Version).ShouldBe((first, "contoso", "Contoso", 1));
        foreach (var step in new[] { "check", "complete" })
        {
            using var again = await gateway.PostAsJsonAsync($"/internal/setup/{step}", new { token, portalName = "Other", slug = "other" }, Ct);
            again.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_wrong_token_learns_nothing_and_a_right_one_what_is_wrong(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var gateway = host.Client(Callers.Gateway(Guid.Empty));
        var token = (await File.ReadAllTextAsync(TokenFile, Ct)).Trim();
        foreach (var wrong in new[] { null, "", "wrong", token + "x" })
        {
            using var answer = await gateway.PostAsJsonAsync("/internal/setup/check", new { token = wrong, portalName = "", slug = "" }, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        using var invalid = await gateway.PostAsJsonAsync("/internal/setup/check", new { token, portalName = " ", slug = "No" }, Ct);
        invalid.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await invalid.Content.ReadFromJsonAsync<JsonObject>(Ct))!["errors"]!.AsObject().Select(error => (error.Key, error.Value!.AsArray().Single()!.GetValue<string>()))
            .ShouldBe([("portalName", CustomerPortal.ProblemOfName("")!), ("slug", Slug.ProblemOf("No")!)]);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Completing_many_times_at_once_makes_one_portal(DatabaseProvider provider)
    {
        await using var host = await StartAsync(provider);
        using var gateway = host.Client(Callers.Gateway(Guid.Empty));
        var token = (await File.ReadAllTextAsync(TokenFile, Ct)).Trim();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number =>
            gateway.PostAsJsonAsync("/internal/setup/complete", new { token, portalName = "Contoso", slug = $"contoso-{number}" }, Ct)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        answers.ShouldAllBe(answer => (int)answer.StatusCode < 500);
        (await gateway.GetFromJsonAsync<JsonArray>("/internal/portals", Ct))!.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_but_the_gateway_may_set_up()
    {
        await using var host = await StartAsync(DatabaseProvider.Sqlite);
        using var admin = host.Client(Callers.Staff(Guid.NewGuid(), "admin", "operator"));
        (await admin.GetAsync("/internal/setup", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetAsync("/internal/portals", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<bool> NeededAsync(HttpClient gateway) =>
        (await gateway.GetFromJsonAsync<JsonObject>("/internal/setup", Ct))!["needed"]!.GetValue<bool>();

    private static async Task<Guid> CheckAsync(HttpClient gateway, string token)
    {
        using var answer = await gateway.PostAsJsonAsync("/internal/setup/check", new { token, portalName = "Contoso", slug = "contoso" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!["portalId"]!.GetValue<Guid>();
    }

    private Task<ServiceHost> StartAsync(DatabaseProvider provider) => ServiceHost.StartAsync(
        "portalconfig",
        builder => builder.AddPortalConfig(),
        app => app.MapPortalConfig(),
        provider,
        new Dictionary<string, string?> { ["Setup:TokenFile"] = TokenFile });
}
