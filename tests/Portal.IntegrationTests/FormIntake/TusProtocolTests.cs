using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

/// <summary>Resumable uploads by the letter of tus 1.0.0, as any client of it speaks.</summary>
public sealed class TusProtocolTests
{
    private const string Manual = "filename bWFudWFsLnR4dA==";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_understood_is_told_without_a_version_asked_for()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/uploads");
        using var answer = await client.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Tus-Resumable").ShouldBe(["1.0.0"]);
        answer.Headers.GetValues("Tus-Version").ShouldBe(["1.0.0"]);
        answer.Headers.GetValues("Tus-Extension").ShouldBe(["creation,expiration,termination"]);
        answer.Headers.GetValues("Tus-Max-Size").ShouldBe([FileRules.MaxBytes.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
    }

    [Fact]
    public async Task Another_version_is_refused_with_the_one_that_is_spoken()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads");
        request.Headers.Add("Tus-Resumable", "0.2.2");
        request.Headers.Add("Upload-Length", "10");
        using var answer = await client.SendAsync(request, Ct);

        (await FormIntakeHost.JsonAsync(answer, 412)).GetProperty("type").GetString().ShouldBe("urn:portal:problem:tus-version");
        answer.Headers.GetValues("Tus-Version").ShouldBe(["1.0.0"]);
    }

    [Theory]
    [InlineData(null, Manual, 400, "Upload-Length")]
    [InlineData("-1", Manual, 400, "Upload-Length")]
    [InlineData("many", Manual, 400, "Upload-Length")]
    [InlineData("0", Manual, 400, "file")]
    [InlineData("10", null, 400, "file")]
    [InlineData("10", "filename", 400, "file")]
    [InlineData("10", "filename ???", 400, "Upload-Metadata")]
    [InlineData("10", "filename c2V0dXAuZXhl", 400, "file")]
    [InlineData("26214401", Manual, 413, null)]
    public async Task A_beginning_that_cannot_end_well_is_refused(string? length, string? metadata, int status, string? field)
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var headers = new List<(string, string)>();
        if (length is not null)
        {
            headers.Add(("Upload-Length", length));
        }

        if (metadata is not null)
        {
            headers.Add(("Upload-Metadata", metadata));
        }

        using var answer = await client.TusAsync(HttpMethod.Post, "api/uploads", null, [.. headers]);

        var problem = await FormIntakeHost.JsonAsync(answer, status);
        if (field is not null)
        {
            problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldNotBeNullOrEmpty();
        }

        answer.Headers.GetValues("Tus-Resumable").ShouldBe(["1.0.0"]);
    }

    [Fact]
    public async Task A_beginning_tells_where_to_go_on_and_until_when()
    {
        var time = new FakeTime(DateTimeOffset.UtcNow);
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite, time);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        using var created = await client.TusAsync(HttpMethod.Post, "api/uploads", null, ("Upload-Length", "10"), ("Upload-Metadata", Manual + ",filetype dGV4dC9wbGFpbg==,alone"));

        created.Headers.Location!.IsAbsoluteUri.ShouldBeFalse();
        DateTimeOffset.Parse(created.Headers.GetValues("Upload-Expires").Single(), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(time.Now.AddDays(1), TimeSpan.FromSeconds(1));
        using var head = await client.TusAsync(HttpMethod.Head, created.UploadTold());
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.OffsetTold().ShouldBe(0);
        head.Headers.GetValues("Upload-Length").ShouldBe(["10"]);
        head.Headers.GetValues("Upload-Metadata").ShouldBe([Manual + ",filetype dGV4dC9wbGFpbg==,alone"]);
        head.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("0", "application/octet-stream", 5, 415)]
    [InlineData("five", "application/offset+octet-stream", 5, 400)]
    [InlineData("5", "application/offset+octet-stream", 5, 409)]
    [InlineData("0", "application/offset+octet-stream", 11, 413)]
    public async Task A_part_that_does_not_fit_is_refused_and_nothing_of_it_kept(string offset, string type, int length, int status)
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var upload = (await client.BeginUploadAsync("manual.txt", 10)).UploadTold();
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(new string('a', length)));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);

        using var answer = await client.TusAsync(HttpMethod.Patch, upload, content, ("Upload-Offset", offset));

        (await FormIntakeHost.JsonAsync(answer, status)).GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        (await client.OffsetAsync(upload)).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_has_8_MB_at_most_whether_it_says_its_length_or_not(bool says)
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var text = new byte[(8 * 1024 * 1024) + 1];
        Array.Fill(text, (byte)'a');
        var upload = (await client.BeginUploadAsync("manual.txt", text.Length * 2)).UploadTold();

        using (var refused = await client.AppendAsync(upload, 0, says ? new ByteArrayContent(text) : new StreamContent(new Unsized(text))))
        {
            (await FormIntakeHost.JsonAsync(refused, 413)).GetProperty("type").GetString().ShouldBe("urn:portal:problem:too-large");
        }

        (await client.OffsetAsync(upload)).ShouldBe(0);
        using var taken = await client.AppendAsync(upload, 0, says ? new ByteArrayContent(text[..^1]) : new StreamContent(new Unsized(text[..^1])));
        taken.OffsetTold().ShouldBe(text.Length - 1);
    }

    [Fact]
    public async Task The_operator_may_allow_larger_files()
    {
        const long limit = 30L * 1024 * 1024 * 1024;
        await using var host = await FormIntakeHost.StartAsync(
            DatabaseProvider.Sqlite, settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Files:MaxBytes"] = limit.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        using var client = host.Service.Client(Callers.Contact(host.PortalId));

        (await client.BeginUploadAsync("film.mp4", limit)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await client.BeginUploadAsync("film.mp4", limit + 1)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await FormIntakeHost.GetAsync(client, "/api/forms/support")).GetProperty("limits").GetProperty("maxBytes").GetInt64().ShouldBe(limit);
    }

    [Fact]
    public async Task Where_only_POST_passes_the_method_is_named_in_a_header()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var upload = (await client.BeginUploadAsync("manual.txt", 10)).UploadTold();
        using var content = new ByteArrayContent("0123456"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");

        (await client.TusAsync(HttpMethod.Post, upload, content, ("X-HTTP-Method-Override", "PATCH"), ("Upload-Offset", "0"))).OffsetTold().ShouldBe(7);
        (await client.TusAsync(HttpMethod.Post, upload, null, ("X-HTTP-Method-Override", "HEAD"))).OffsetTold().ShouldBe(7);
        (await client.TusAsync(HttpMethod.Post, upload)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await client.TusAsync(HttpMethod.Post, upload, null, ("X-HTTP-Method-Override", "DELETE"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.TusAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A stream whose length a request cannot tell ahead.</summary>
    private sealed class Unsized(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
