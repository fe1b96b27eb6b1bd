using System.Net;
using System.Net.Http.Headers;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

public sealed class UploadTests
{
    public static TheoryData<DatabaseProvider> Providers => FormIntakeHost.Providers;

    [Fact]
    public async Task A_file_of_the_largest_size_is_taken_and_one_byte_more_is_not()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var text = new byte[FileRules.MaxBytes + 1];
        Array.Fill(text, (byte)'a');

        var stored = await FormIntakeHost.JsonAsync(await client.PostAsync("/api/attachments", FormIntakeHost.File("big.txt", text[..^1]), Ct), 201);
        stored.GetProperty("size").GetInt64().ShouldBe(FileRules.MaxBytes);
        (await FormIntakeHost.JsonAsync(await client.PostAsync("/api/attachments", FormIntakeHost.File("big.txt", text), Ct), 413))
            .GetProperty("type").GetString().ShouldBe("urn:portal:problem:too-large");
    }

    [Theory]
    [InlineData("page.png", "<html></html>")]
    [InlineData("setup.exe", "MZ")]
    [InlineData("empty.txt", "")]
    public async Task A_refused_file_says_why(string name, string content)
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var problem = await FormIntakeHost.JsonAsync(await client.PostAsync("/api/attachments", FormIntakeHost.File(name, content), Ct), 400);
        problem.GetProperty("errors").GetProperty("file")[0].GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nnever ends")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nvalue\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "nonsense")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("application/json", "{}")]
    public async Task A_request_that_is_no_upload_is_a_fault_of_the_file(string type, string body)
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var problem = await FormIntakeHost.JsonAsync(await client.PostAsync("/api/attachments", content, Ct), 400);
        problem.GetProperty("errors").GetProperty("file")[0].GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_upload_again_gets_the_first_answer_and_is_stored_once(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        foreach (var (caller, path, file) in Uploads(host))
        {
            using var client = host.Service.Client(caller);
            client.DefaultRequestHeaders.Add("Idempotency-Key", "once");
            var stored = host.StoredFiles();

            var first = await FormIntakeHost.JsonAsync(await client.PostAsync(path, file(), Ct), 201);
            var again = await client.PostAsync(path, file(), Ct);

            again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
            (await FormIntakeHost.JsonAsync(again, 201)).GetRawText().ShouldBe(first.GetRawText());
            host.StoredFiles().ShouldBe(stored + 1);
        }
    }

    [Fact]
    public async Task The_same_upload_many_times_at_once_is_stored_once()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Postgres);
        foreach (var (caller, path, file) in Uploads(host))
        {
            using var client = host.Service.Client(caller);
            client.DefaultRequestHeaders.Add("Idempotency-Key", "at-once");
            var stored = host.StoredFiles();

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsync(path, file(), Ct)));

            answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created || answer.StatusCode == HttpStatusCode.Conflict);
            host.StoredFiles().ShouldBe(stored + 1);
        }
    }

    [Theory]
    [InlineData("b.txt", "hello")]
    [InlineData("a.txt", "hallo")]
    public async Task The_key_of_another_upload_is_refused_and_nothing_is_kept(string name, string content)
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        client.DefaultRequestHeaders.Add("Idempotency-Key", "used");
        await FormIntakeHost.JsonAsync(await client.PostAsync("/api/attachments", FormIntakeHost.File("a.txt", "hello"), Ct), 201);

        (await FormIntakeHost.JsonAsync(await client.PostAsync("/api/attachments", FormIntakeHost.File(name, content), Ct), 422))
            .GetProperty("type").GetString().ShouldBe("urn:portal:problem:idempotency-mismatch");
        host.StoredFiles().ShouldBe(1);
    }

    private static IEnumerable<(Caller Caller, string Path, Func<MultipartFormDataContent> File)> Uploads(FormIntakeHost host) =>
    [
        (Callers.Contact(host.PortalId), "/api/attachments", () => FormIntakeHost.File("a.txt", "hello")),
        (Callers.Staff(host.PortalId, Roles.Admin), "/api/desk/imports", () => FormIntakeHost.File("a.csv", "Email,Subject\nada@acme.test,Kettle\n")),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
