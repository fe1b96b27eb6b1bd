using System.Net;
using Portal.Contracts.Files;
using Portal.ServiceDefaults.Auth;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.Conversations;

public sealed class AttachmentTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_expired_upload_is_removed_unless_it_is_on_a_message_or_note(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var number = await run.TicketAsync();
        var (sent, noted, left) = (await run.FileAsync(run.Ada), await run.FileAsync(run.Amy), await run.FileAsync(run.Ada));
        (await AttachAsync(run, run.Ada, $"/api/tickets/{number}/messages", sent)).ShouldBe(HttpStatusCode.Created);
        (await AttachAsync(run, run.Amy, $"/api/desk/tickets/{number}/notes", noted)).ShouldBe(HttpStatusCode.Created);

        await run.Host.PublishAsync(new UploadsExpired([sent, noted, left]));
        await run.Host.PublishAsync(new UploadsExpired([sent, noted, left]));

        (await DownloadAsync(run, run.Ada, sent)).ShouldBe(HttpStatusCode.OK);
        (await DownloadAsync(run, run.Amy, noted)).ShouldBe(HttpStatusCode.OK);
        (await DownloadAsync(run, run.Ada, left)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_upload_older_than_a_day_cannot_be_attached_any_more()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var path = $"/api/tickets/{await run.TicketAsync()}/messages";

        (await AttachAsync(run, run.Ada, path, await run.FileAsync(run.Ada, hoursAgo: 25))).ShouldBe(HttpStatusCode.BadRequest);
        (await AttachAsync(run, run.Ada, path, await run.FileAsync(run.Ada, hoursAgo: 23))).ShouldBe(HttpStatusCode.Created);
    }

    private static async Task<HttpStatusCode> AttachAsync(ConversationRun run, Caller caller, string path, Guid file) =>
        (await run.SendAsync(caller, HttpMethod.Post, path, new { text = "See here", attachmentIds = new[] { file } })).StatusCode;

    private static async Task<HttpStatusCode> DownloadAsync(ConversationRun run, Caller caller, Guid file) =>
        (await run.SendAsync(caller, HttpMethod.Get, $"/api/attachments/{file}")).StatusCode;
}
