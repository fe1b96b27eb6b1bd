using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Demo;
using Portal.PortalConfig.Assets;
using Portal.PortalConfig.Data;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.PortalConfig;

public sealed class AssetTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_logo_is_uploaded_named_by_the_theme_and_seen_by_anyone(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        var (status, made) = await UploadAsync(run.Nora, Png, "logo.svg", "image/svg+xml");
        status.ShouldBe(HttpStatusCode.Created, made.ToJsonString());
        (made["width"]!.GetValue<int>(), made["height"]!.GetValue<int>()).ShouldBe((1, 1));
        var id = made["id"]!.GetValue<Guid>();
        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", "/api/settings/portal", new { theme = new { logoId = id } })).Status.ShouldBe(HttpStatusCode.OK);

        using var visitor = run.Host.Client(Callers.Anonymous(DemoIds.Portal));
        using var picture = await visitor.GetAsync($"/api/assets/{id}", Ct);

        picture.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await picture.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Png);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        picture.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        picture.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        visitor.DefaultRequestHeaders.IfNoneMatch.Add(picture.Headers.ETag!);
        (await visitor.GetAsync($"/api/assets/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var elsewhere = run.Host.Client(Callers.Anonymous(Guid.NewGuid()));
        (await elsewhere.GetAsync($"/api/assets/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_picture_that_nothing_shows_is_removed_after_a_day(DatabaseProvider provider)
    {
        var time = new FakeTime();
        await using var run = await PortalConfigRun.StartAsync(provider, time);
        var (unused, first, second, drafted) = (await UploadedAsync(run), await UploadedAsync(run), await UploadedAsync(run), await UploadedAsync(run));
        await LogoAsync(run, first);
        await LogoAsync(run, second);
        await PortalConfigRun.DraftAsync(run.Nora, 0, new { theme = new { faviconId = drafted } });

        time.Advance(TimeSpan.FromHours(23));
        await SweepAsync(run, time);
        (await IsThereAsync(run, unused)).ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(2));
        var late = await UploadedAsync(run);
        await SweepAsync(run, time);

        (await IsThereAsync(run, unused)).ShouldBeFalse();
        foreach (var kept in new[] { first, second, drafted, late })
        {
            // An earlier version's logo too: the version can be restored.
            (await IsThereAsync(run, kept)).ShouldBeTrue();
        }

        (await PortalConfigRun.SendAsync(run.Nora, "DELETE", "/api/settings/draft", null, 1)).Status.ShouldBe(HttpStatusCode.NoContent);
        await SweepAsync(run, time);
        (await IsThereAsync(run, drafted)).ShouldBeFalse();
        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", "/api/settings/portal", new { theme = new { logoId = drafted } })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_picture_that_was_chosen_just_now_is_not_removed_before_that_is_saved()
    {
        var time = new FakeTime();
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite, time);
        var logo = await UploadedAsync(run);
        time.Advance(TimeSpan.FromHours(25));

        // It was looked at, and something else kept it from being saved; the next attempt may be under way.
        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", "/api/settings/draft", new { theme = new { logoId = logo, radius = 99 } }, 0)).Status.ShouldBe(HttpStatusCode.BadRequest);
        await SweepAsync(run, time);

        (await IsThereAsync(run, logo)).ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(25));
        await SweepAsync(run, time);
        (await IsThereAsync(run, logo)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_small_picture_is_refused()
    {
        await using var run = await PortalConfigRun.StartAsync(DatabaseProvider.Sqlite);
        (await UploadAsync(run.Nora, "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "logo.png", "image/png")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await UploadAsync(run.Nora, [], "logo.png", "image/png")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await UploadAsync(run.Nora, [.. Png, .. new byte[512 * 1024]], "logo.png", "image/png")).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var wide = Png.ToArray();
        wide[17] = 1;
        (await UploadAsync(run.Nora, wide, "logo.png", "image/png")).Status.ShouldBe(HttpStatusCode.BadRequest);
        using var agent = run.Host.Client(Callers.Staff(DemoIds.Portal, "agent"));
        (await UploadAsync(agent, Png, "logo.png", "image/png")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<Guid> UploadedAsync(PortalConfigRun run) => (await UploadAsync(run.Nora, Png, "logo.png", "image/png")).Body["id"]!.GetValue<Guid>();

    private static async Task LogoAsync(PortalConfigRun run, Guid logoId) =>
        (await PortalConfigRun.SendAsync(run.Nora, "PATCH", "/api/settings/portal", new { theme = new { logoId } })).Status.ShouldBe(HttpStatusCode.OK);

    private static async Task<bool> IsThereAsync(PortalConfigRun run, Guid id)
    {
        using var answer = await run.Nora.GetAsync($"/api/assets/{id}", Ct);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static async Task SweepAsync(PortalConfigRun run, FakeTime time)
    {
        await using var scope = run.Host.Services.CreateAsyncScope();
        await AssetUpkeep.SweepAsync(scope.ServiceProvider.GetRequiredService<PortalConfigDb>(), time.Now, Ct);
    }

    private static async Task<(HttpStatusCode Status, JsonObject Body)> UploadAsync(HttpClient who, byte[] content, string name, string type)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        form.Add(file, "file", name);
        using var answer = await who.PostAsync("/api/settings/assets", form, Ct);
        return (answer.StatusCode, answer.Content.Headers.ContentLength == 0 ? [] : (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!);
    }
}
