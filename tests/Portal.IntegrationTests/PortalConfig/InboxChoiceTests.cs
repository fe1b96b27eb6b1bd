using System.Net;
using Portal.Contracts.Demo;
using Portal.Contracts.Inboxes;
using Portal.Contracts.Portals;
using Portal.ServiceDefaults.Database;

namespace Portal.IntegrationTests.PortalConfig;

/// <summary>Where portal tickets go (P6): one of the portal's inboxes, of which Conversation tells.</summary>
public sealed class InboxChoiceTests
{
    private const string Published = "/api/settings/portal";

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Only_an_inbox_that_is_there_is_chosen_and_one_that_went_does_not_stop_other_changes(DatabaseProvider provider)
    {
        await using var run = await PortalConfigRun.StartAsync(provider);
        var (support, returns) = (new InboxRef(Guid.NewGuid(), "Support"), new InboxRef(Guid.NewGuid(), "Returns"));
        await run.Host.PublishAsync(Told(2, support, returns));

        // Late, and older than what is known.
        await run.Host.PublishAsync(Told(1, support));

        await PortalConfigRun.DraftAsync(run.Nora, 0, new { defaultInboxId = returns.Id });
        await run.Host.PublishAsync(Told(3, support));
        var (status, refused) = await run.PublishAsync(1);
        status.ShouldBe(HttpStatusCode.BadRequest);
        refused["errors"]!.AsObject().Select(error => error.Key).ShouldBe(["defaultInboxId"]);
        await PortalConfigRun.DraftAsync(run.Nora, 1, new { defaultInboxId = support.Id });
        (await run.PublishAsync(2)).Status.ShouldBe(HttpStatusCode.OK);
        (await run.Host.Log.WaitForAsync<PortalChanged>(message => message.Portal.Version == 2)).Portal.DefaultInboxId.ShouldBe(support.Id);

        await run.Host.PublishAsync(Told(4, returns));
        await run.Nora.SendAsync("PATCH", Published, new { name = "Contoso" }, HttpStatusCode.OK);
        await run.Nora.SendAsync("PATCH", Published, new { defaultInboxId = (Guid?)null }, HttpStatusCode.OK);
        (await run.Nora.RefusedFieldsAsync("PATCH", Published, new { defaultInboxId = support.Id })).ShouldBe(["defaultInboxId"]);
    }

    private static InboxesChanged Told(long version, params InboxRef[] inboxes) => new(DemoIds.Portal, version, inboxes, DateTimeOffset.UnixEpoch);
}
