using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Files;
using Portal.FormIntake.Attachments;
using Portal.FormIntake.Data;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

/// <summary>Resumable uploads that come to nothing.</summary>
public sealed class ResumableUploadEndTests
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(new string('a', 60_000));

    public static TheoryData<DatabaseProvider> Providers => FormIntakeHost.Providers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_upload_that_takes_longer_than_a_day_is_gone_and_its_parts_are_swept(DatabaseProvider provider)
    {
        var time = new FakeTime(DateTimeOffset.UtcNow);
        await using var host = await FormIntakeHost.StartAsync(provider, time);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        using var created = await client.BeginUploadAsync("manual.txt", Content.Length);
        var upload = created.UploadTold();
        using (await client.AppendAsync(upload, 0, Content[..30_000]))
        {
        }

        time.Advance(TimeSpan.FromHours(23));
        await SweepAsync(host, time);
        (await client.OffsetAsync(upload)).ShouldBe(30_000);

        time.Advance(TimeSpan.FromHours(1));
        (await FormIntakeHost.JsonAsync(await client.AppendAsync(upload, 30_000, Content[30_000..]), 410)).GetProperty("type").GetString().ShouldBe("urn:portal:problem:upload-expired");
        (await client.TusAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.Gone);

        time.Advance(TimeSpan.FromHours(1.1));
        await SweepAsync(host, time);
        (await client.TusAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Service.Log.WaitForAsync<UploadsExpired>()).Ids.Count.ShouldBe(1, "its part, which Conversation removes");
    }

    [Fact]
    public async Task An_upload_that_is_given_up_leaves_nothing()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var upload = (await client.BeginUploadAsync("manual.txt", Content.Length)).UploadTold();
        using (await client.AppendAsync(upload, 0, Content[..30_000]))
        {
        }

        (await client.TusAsync(HttpMethod.Delete, upload)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await client.TusAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        host.StoredFiles().ShouldBe(0);
    }

    private static async Task SweepAsync(FormIntakeHost host, FakeTime time)
    {
        await using var scope = host.Service.Services.CreateAsyncScope();
        await UploadUpkeep.SweepAsync(scope.ServiceProvider.GetRequiredService<FormIntakeDb>(), time.Now, Ct);
    }
}
