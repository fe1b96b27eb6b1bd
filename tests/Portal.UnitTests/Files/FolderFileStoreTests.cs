using Portal.ServiceDefaults.Errors;
using Portal.ServiceDefaults.Files;

namespace Portal.UnitTests.Files;

public sealed class FolderFileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("files-").FullName;

    [Fact]
    public async Task A_stored_file_comes_back_with_its_size_and_owner()
    {
        var store = new FolderFileStore(_folder, TimeProvider.System);
        var stored = await store.SaveAsync(NewFile(), new MemoryStream([1, 2, 3]), TestContext.Current.CancellationToken);
        stored.Size.ShouldBe(3);
        (await new FolderFileStore(_folder, TimeProvider.System).FindAsync(stored.Id, TestContext.Current.CancellationToken)).ShouldBe(stored);
        await using var content = await store.OpenAsync(stored.Id, TestContext.Current.CancellationToken);
        content.Length.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_never_stored_is_not_found()
    {
        var store = new FolderFileStore(_folder, TimeProvider.System);
        (await store.FindAsync(Guid.NewGuid(), TestContext.Current.CancellationToken)).ShouldBeNull();
        await Should.ThrowAsync<RuleException>(() => store.OpenAsync(Guid.NewGuid(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_broken_upload_leaves_nothing()
    {
        var store = new FolderFileStore(_folder, TimeProvider.System);
        var file = NewFile();
        await Should.ThrowAsync<RuleException>(() => store.SaveAsync(file, new UploadStream(new byte[10], Stream.Null, maxBytes: 5), TestContext.Current.CancellationToken));
        (await store.FindAsync(file.Id, TestContext.Current.CancellationToken)).ShouldBeNull();
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_file_is_gone_and_removing_it_again_is_no_error()
    {
        var store = new FolderFileStore(_folder, TimeProvider.System);
        var stored = await store.SaveAsync(NewFile(), new MemoryStream([1, 2, 3]), TestContext.Current.CancellationToken);
        await store.DeleteAsync(stored.Id, TestContext.Current.CancellationToken);
        (await store.FindAsync(stored.Id, TestContext.Current.CancellationToken)).ShouldBeNull();
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        await store.DeleteAsync(stored.Id, TestContext.Current.CancellationToken);
        await store.DeleteAsync(Guid.NewGuid(), TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static StoredFile NewFile() =>
        new(Guid.CreateVersion7(), Guid.NewGuid(), Guid.NewGuid(), "a.txt", "text/plain", 0, DateTimeOffset.UnixEpoch);
}
