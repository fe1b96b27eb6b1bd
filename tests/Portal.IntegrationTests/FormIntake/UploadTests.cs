using System.Net.Http.Headers;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

public sealed class UploadTests
{
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

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
