using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Audit;
using Portal.Contracts.Inboxes;
using Portal.Contracts.Pipelines;
using Portal.Contracts.Tickets;
using Portal.Conversations;
using Portal.Conversations.Data;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Conversations;

public sealed class InboxTests
{
    private const string Path = "/api/settings/inboxes";

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_removed_inbox_leaves_its_tickets_and_forms_to_another(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var support = Inbox.Default(run.PortalId, default).Id;
        var returns = (await run.DoneAsync(run.Nora, HttpMethod.Post, Path, new { name = "Returns" })).GetProperty("id").GetGuid();
        await run.Host.PublishAsync(run.Submission() with { InboxId = returns });
        (await run.GetAsync(run.Amy, "/api/desk/tickets/1")).GetProperty("inboxId").GetGuid().ShouldBe(returns);

        (await run.RefusedAsync(HttpStatusCode.Conflict, run.Nora, HttpMethod.Delete, $"{Path}/{returns}")).GetProperty("tickets").GetInt32().ShouldBe(1);
        await run.RefusedAsync(HttpStatusCode.Conflict, run.Nora, HttpMethod.Delete, $"{Path}/{support}?moveTo={returns}");
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Nora, HttpMethod.Delete, $"{Path}/{returns}?moveTo={returns}");
        await run.DoneAsync(run.Nora, HttpMethod.Delete, $"{Path}/{returns}?moveTo={support}");
        await run.Host.PublishAsync(run.Submission() with { InboxId = returns });

        await run.Host.Log.WaitForAsync<TicketChanged>(changed => changed.Ticket.InboxId == support);
        (await run.GetAsync(run.Amy, $"/api/desk/tickets?inbox={support}")).GetProperty("total").GetInt32().ShouldBe(2);
        (await run.GetAsync(run.Amy, "/api/desk/inboxes")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await run.Host.Log.WaitForAsync<AuditRecorded>(audit => audit.Action == "inbox.deleted")).Before!.Value.GetProperty("name").GetString().ShouldBe("Returns");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Others_are_told_which_inboxes_there_are(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var returns = (await run.DoneAsync(run.Nora, HttpMethod.Post, Path, new { name = "Returns" })).GetProperty("id").GetGuid();
        await run.DoneAsync(run.Nora, HttpMethod.Patch, $"{Path}/{returns}", new { name = "Repairs" });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Nora, HttpMethod.Post, Path, new { name = "repairs" });
        await run.DoneAsync(run.Nora, HttpMethod.Delete, $"{Path}/{returns}");

        await run.Host.Log.WaitForAsync<InboxesChanged>(changed => changed.Version == 4);
        run.Host.Log.Of<InboxesChanged>().Where(changed => changed.PortalId == run.PortalId)
            .Select(changed => (changed.Version, string.Join(' ', changed.Inboxes.Select(inbox => inbox.Name))))
            .ShouldBe([(1, "Support"), (2, "Support Returns"), (3, "Support Repairs"), (4, "Support")]);
    }

    [Fact]
    public async Task Inboxes_are_renamed_and_their_names_differ()
    {
        await using var run = await ConversationRun.StartAsync(DatabaseProvider.Sqlite);
        var inbox = (await run.DoneAsync(run.Nora, HttpMethod.Post, Path, new { name = "Returns" })).GetProperty("id").GetGuid();

        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Nora, HttpMethod.Post, Path, new { name = "returns" });
        await run.RefusedAsync(HttpStatusCode.BadRequest, run.Nora, HttpMethod.Patch, $"{Path}/{inbox}", new { name = "Support" });
        (await run.DoneAsync(run.Nora, HttpMethod.Patch, $"{Path}/{inbox}", new { name = "Repairs" })).GetProperty("version").GetInt64().ShouldBe(2);
        var late = await run.SendAsync(run.Nora, HttpMethod.Patch, $"{Path}/{inbox}", new { name = "Late" }, "\"1\"");
        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await late.Content.ReadAsStringAsync(Ct)).ShouldContain("\"changedBy\":\"");
        (await run.SendAsync(run.Amy, HttpMethod.Post, Path, new { name = "Mine" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_portal_that_several_see_first_at_once_is_born_once(DatabaseProvider provider)
    {
        await using var run = await ConversationRun.StartAsync(provider);
        var portalId = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var scope = run.Host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
            (await db.EnsurePortalAsync(portalId, DateTimeOffset.UnixEpoch, Ct)).Id.ShouldBe(portalId);
            (await db.DefaultPipelineAsync(portalId, Ct)).Stages.Count.ShouldBe(4);
        }));

        await run.Host.Log.WaitForAsync<PipelinesChanged>(changed => changed.PortalId == portalId);
        await run.Host.Log.WaitForAsync<InboxesChanged>(changed => changed.PortalId == portalId);
        await using var scope = run.Host.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<ConversationDb>().Inboxes.CountAsync(inbox => inbox.PortalId == portalId, Ct)).ShouldBe(1);
    }
}
