using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

public sealed class ResumableUploadOnS3Tests
{
    [Fact]
    public async Task Parts_in_a_bucket_become_one_file_there()
    {
        Assert.SkipWhen(S3Server.Missing is not null, S3Server.Missing ?? "");
        await using var bucket = await S3Server.StartAsync();
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite, settings: bucket.Settings);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        byte[] content = [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(3_000_000)];
        var upload = (await client.BeginUploadAsync("manual.pdf", content.Length)).UploadTold();

        (await client.AppendAsync(upload, 0, content[..1_000_000])).OffsetTold().ShouldBe(1_000_000);
        (await client.AppendAsync(upload, 1_000_000, content[1_000_000..])).OffsetTold().ShouldBe(content.Length);

        var id = (await FormIntakeHost.GetAsync(client, upload)).GetProperty("id").GetGuid();
        await using var stored = await host.Service.Services.GetRequiredService<IFileStore>().OpenAsync(id, TestContext.Current.CancellationToken);
        (await SHA256.HashDataAsync(stored, TestContext.Current.CancellationToken)).ShouldBe(SHA256.HashData(content));
    }
}
