using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;
using Portal.Testing;

namespace Portal.IntegrationTests.Files;

/// <summary>Files in a bucket, over the network as in production.</summary>
public sealed class S3FileStoreTests : IAsyncLifetime
{
    private S3Server? _server;
    private WebApplication? _app;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IFileStore Store => _app!.Services.GetRequiredService<IFileStore>();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(S3Server.Missing is not null, S3Server.Missing ?? "");
        _server = await S3Server.StartAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(_server.Settings);
        builder.AddFileStore();
        _app = builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_stored_file_comes_back_as_it_was_until_it_is_removed()
    {
        // The longest name there can be, in characters that take the most room in the object's description.
        var file = NewFile(new string('ß', FileRules.MaxNameLength - 4) + ".txt");
        using var content = new MemoryStream("hello"u8.ToArray());

        var stored = await Store.SaveAsync(file, content, Ct);

        stored.ShouldBe(file with { Size = 5 });
        (await Store.FindAsync(file.Id, Ct)).ShouldBe(stored);
        await using (var read = await Store.OpenAsync(file.Id, Ct))
        using (var text = new StreamReader(read))
        {
            (await text.ReadToEndAsync(Ct)).ShouldBe("hello");
        }

        await Store.DeleteAsync(file.Id, Ct);
        await Store.DeleteAsync(file.Id, Ct);
        await IsMissingAsync(file.Id);
    }

    [Fact]
    public async Task What_was_never_stored_is_not_found() => await IsMissingAsync(Guid.NewGuid());

    [Fact]
    public async Task A_file_of_50_MB_comes_back_whole()
    {
        var file = NewFile("big.bin");
        var content = RandomNumberGenerator.GetBytes(50 * 1024 * 1024);
        await using var upload = new UploadStream(content, Stream.Null, content.Length);

        (await Store.SaveAsync(file, upload, Ct)).Size.ShouldBe(content.Length);

        await using var read = await Store.OpenAsync(file.Id, Ct);
        (await SHA256.HashDataAsync(read, Ct)).ShouldBe(SHA256.HashData(content));
    }

    [Fact]
    public async Task A_broken_upload_leaves_nothing()
    {
        var file = NewFile("broken.txt");
        await using var upload = new UploadStream(new byte[10], Stream.Null, maxBytes: 5);
        await Should.ThrowAsync<RuleException>(() => Store.SaveAsync(file, upload, Ct));
        await IsMissingAsync(file.Id);
    }

    private async Task IsMissingAsync(Guid id)
    {
        (await Store.FindAsync(id, Ct)).ShouldBeNull();
        (await Should.ThrowAsync<RuleException>(() => Store.OpenAsync(id, Ct))).Code.ShouldBe("not-found");
    }

    private static StoredFile NewFile(string name) =>
        new(Guid.CreateVersion7(), Guid.NewGuid(), Guid.NewGuid(), name, "text/plain", 0, DateTimeOffset.UnixEpoch);
}
