using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;
using Portal.ServiceDefaults.Files;
using Portal.Testing;

namespace Portal.IntegrationTests.FormIntake;

public sealed class ResumableUploadTests
{
    private static readonly byte[] Content = [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(60_000)];

    public static TheoryData<DatabaseProvider> Providers => FormIntakeHost.Providers;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_file_in_parts_becomes_an_attachment_like_one_in_a_piece(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        using var created = await client.BeginUploadAsync("../Manual.PDF", Content.Length);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var upload = created.UploadTold();
        (await client.OffsetAsync(upload)).ShouldBe(0);
        await FormIntakeHost.GetAsync(client, upload, 409);

        foreach (var (from, to) in new[] { (0, 10), (10, 20_000), (20_000, Content.Length) })
        {
            using var answer = await client.AppendAsync(upload, from, Content[from..to]);
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            answer.OffsetTold().ShouldBe(to);
            (await client.OffsetAsync(upload)).ShouldBe(to);
        }

        var attachment = await FormIntakeHost.GetAsync(client, upload);
        attachment.GetProperty("name").GetString().ShouldBe("Manual.PDF");
        attachment.GetProperty("size").GetInt64().ShouldBe(Content.Length);
        attachment.GetProperty("contentType").GetString().ShouldBe("application/pdf");
        (await ReadAsync(host, attachment.GetProperty("id").GetGuid())).ShouldBe(Content);
        host.StoredFiles().ShouldBe(1, "the parts are gone");

        var form = await FormIntakeHost.GetAsync(client, "/api/forms/support");
        var fields = new { subject = "Manual", content = "See the file." };
        await FormIntakeHost.PostAsync(client, $"/api/forms/{form.GetProperty("id")}/submissions", new { fields, attachmentIds = new[] { attachment.GetProperty("id") } }, 201);

        // Whoever did not hear the last answer asks again, and learns the same.
        using (var again = await client.AppendAsync(upload, Content.Length, []))
        {
            again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        (await FormIntakeHost.GetAsync(client, upload)).GetRawText().ShouldBe(attachment.GetRawText());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Of_requests_that_continue_at_the_same_place_one_counts(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var upload = (await client.BeginUploadAsync("manual.pdf", Content.Length)).UploadTold();

        foreach (var (from, to) in new[] { (0, 30_000), (30_000, Content.Length) })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.AppendAsync(upload, from, Content[from..to])));
            answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
            answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
            (await client.OffsetAsync(upload)).ShouldBe(to);
        }

        var id = (await FormIntakeHost.GetAsync(client, upload)).GetProperty("id").GetGuid();
        (await ReadAsync(host, id)).ShouldBe(Content);
        host.StoredFiles().ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_has_arrived_when_the_connection_breaks_is_kept(DatabaseProvider provider)
    {
        await using var host = await FormIntakeHost.StartAsync(provider);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        byte[] content = [.. Content, .. RandomNumberGenerator.GetBytes(8_000_000)];
        var upload = (await client.BeginUploadAsync("manual.pdf", content.Length)).UploadTold();

        // So much that it breaks when the service has long begun to read.
        await Should.ThrowAsync<HttpRequestException>(() => client.AppendAsync(upload, 0, new BreakingContent(content, 7_500_000)));

        var offset = (int)await Wait.ForAsync(() => client.OffsetAsync(upload), arrived => arrived > 0, "the part to be kept");
        offset.ShouldBeLessThanOrEqualTo(7_500_000);
        using var rest = await client.AppendAsync(upload, offset, content[offset..]);
        rest.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReadAsync(host, (await FormIntakeHost.GetAsync(client, upload)).GetProperty("id").GetGuid())).ShouldBe(content);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Another_process_goes_on_where_one_was_ended(DatabaseProvider provider)
    {
        await using var one = await FormIntakeHost.StartAsync(provider);
        var caller = Callers.Contact(one.PortalId);
        using var client = one.Service.Client(caller);
        var upload = (await client.BeginUploadAsync("manual.pdf", Content.Length)).UploadTold();
        using (await client.AppendAsync(upload, 0, Content[..30_000]))
        {
        }

        await using var other = await FormIntakeHost.StartAsync(provider, settings: OfSameFiles(one));
        using var later = other.Service.Client(caller);
        (await later.OffsetAsync(upload)).ShouldBe(30_000);
        using var rest = await later.AppendAsync(upload, 30_000, Content[30_000..]);
        rest.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReadAsync(one, (await FormIntakeHost.GetAsync(later, upload)).GetProperty("id").GetGuid())).ShouldBe(Content);
    }

    [Fact]
    public async Task The_same_beginning_twice_is_one_upload()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        using var first = await client.BeginUploadAsync("manual.pdf", 10, "once");
        using var again = await client.BeginUploadAsync("manual.pdf", 10, "once");

        again.UploadTold().ShouldBe(first.UploadTold());
        (await client.BeginUploadAsync("manual.pdf", 11, "once")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.BeginUploadAsync("manual.pdf", 10, "other")).UploadTold().ShouldNotBe(first.UploadTold());
    }

    [Fact]
    public async Task Nobody_else_learns_of_an_upload_or_touches_it()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        var owner = Callers.Contact(host.PortalId);
        using var client = host.Service.Client(owner);
        var upload = (await client.BeginUploadAsync("manual.pdf", Content.Length)).UploadTold();

        foreach (var (stranger, status) in new[]
        {
            (Callers.Contact(host.PortalId), 404), (owner with { PortalId = Guid.NewGuid() }, 404), (Callers.Staff(host.PortalId, Roles.Admin), 404), (Callers.Anonymous(host.PortalId), 401),
        })
        {
            using var other = host.Service.Client(stranger);
            ((int)(await other.TusAsync(HttpMethod.Head, upload)).StatusCode).ShouldBe(status);
            ((int)(await other.AppendAsync(upload, 0, Content)).StatusCode).ShouldBe(status);
            ((int)(await other.TusAsync(HttpMethod.Delete, upload)).StatusCode).ShouldBe(status);
            ((int)(await other.TusAsync(HttpMethod.Post, upload, null, ("X-HTTP-Method-Override", "DELETE"))).StatusCode).ShouldBe(status);
            await FormIntakeHost.GetAsync(other, upload, status);
        }

        (await client.OffsetAsync(upload)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_as_soon_as_that_shows_and_in_the_end()
    {
        await using var host = await FormIntakeHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = host.Service.Client(Callers.Contact(host.PortalId));
        var upload = (await client.BeginUploadAsync("picture.png", Content.Length)).UploadTold();

        var early = await FormIntakeHost.JsonAsync(await client.AppendAsync(upload, 0, Content[..30_000]), 400);
        early.GetProperty("errors").GetProperty("file")[0].GetString().ShouldNotBeNullOrEmpty();
        (await client.OffsetAsync(upload)).ShouldBe(0);

        using (var tooShortToTell = await client.AppendAsync(upload, 0, Content[..100]))
        {
            tooShortToTell.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var late = await FormIntakeHost.JsonAsync(await client.AppendAsync(upload, 100, Content[100..]), 400);
        late.GetProperty("errors").GetProperty("file")[0].GetString().ShouldNotBeNullOrEmpty();
        (await client.TusAsync(HttpMethod.Head, upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        host.StoredFiles().ShouldBe(0);
    }

    private static Dictionary<string, string?> OfSameFiles(FormIntakeHost host)
    {
        var configuration = host.Service.Services.GetRequiredService<IConfiguration>();
        return new(StringComparer.Ordinal) { ["ConnectionStrings:database"] = configuration["ConnectionStrings:database"], ["Files:Folder"] = configuration["Files:Folder"] };
    }

    private static async Task<byte[]> ReadAsync(FormIntakeHost host, Guid id)
    {
        await using var content = await host.Service.Services.GetRequiredService<IFileStore>().OpenAsync(id, Ct);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, Ct);
        return copy.ToArray();
    }

    /// <summary>Promises all of the content and breaks the connection in its middle.</summary>
    private sealed class BreakingContent(byte[] content, int after) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(content.AsMemory(0, after), Ct);
            await stream.FlushAsync(Ct);
            throw new IOException("The connection broke.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
