using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Tickets;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Messaging;

public sealed class OutboxTests
{
    private static readonly Guid PortalId = Guid.CreateVersion7();

    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_a_committed_save_enqueued_is_published(DatabaseProvider provider)
    {
        await using var host = await SampleService.StartAsync(provider);
        using var client = host.Client(Callers.Contact(PortalId));

        var answer = await client.PostAsJsonAsync("/samples", new { count = 1 }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var sample = await answer.Content.ReadFromJsonAsync<Sample>(Ct);
        await host.Log.WaitForAsync<NoteAdded>(note => note.TicketId == sample!.Id);
        await WithDbAsync(host, async db =>
            await Wait.ForAsync(() => db.OutboxMessages.CountAsync(row => row.SentAt == null, Ct), left => left == 0, "all rows to be marked as sent"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_rolled_back_request_publishes_nothing(DatabaseProvider provider)
    {
        await using var host = await SampleService.StartAsync(provider);
        using var client = host.Client(Callers.Contact(PortalId));
        client.DefaultRequestHeaders.Add("Idempotency-Key", "fails-after-save");

        var answer = await client.PostAsJsonAsync("/samples", new { count = -1 }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        await WithDbAsync(host, async db =>
        {
            (await db.OutboxMessages.CountAsync(Ct)).ShouldBe(0);
            (await db.Samples.CountAsync(Ct)).ShouldBe(0);
        });
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_message_twice_has_one_effect(DatabaseProvider provider)
    {
        await using var host = await SampleService.StartAsync(provider);
        var note = Note();
        var id = Guid.NewGuid();

        await host.PublishAsync(note, id);
        await host.PublishAsync(note, id);

        await WithDbAsync(host, async db => (await db.Samples.SingleAsync(sample => sample.Id == note.TicketId, Ct)).Count.ShouldBe(1));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_failing_consumer_leaves_nothing_behind_and_its_retry_succeeds(DatabaseProvider provider)
    {
        await using var host = await SampleService.StartAsync(provider, new SampleFailures { Left = 2 });
        var note = Note();

        await host.PublishAsync(note);

        await WithDbAsync(host, async db =>
        {
            (await db.Samples.SingleAsync(sample => sample.Id == note.TicketId, Ct)).Count.ShouldBe(1);
            (await db.InboxMessages.CountAsync(Ct)).ShouldBe(1);
            (await db.OutboxMessages.CountAsync(Ct)).ShouldBe(1);
        });
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Messages_of_one_aggregate_arrive_in_order(DatabaseProvider provider)
    {
        const int keyCount = 5;
        const int each = 40;
        await using var host = await SampleService.StartAsync(provider);
        var keys = Enumerable.Range(0, keyCount).Select(_ => Guid.NewGuid()).ToArray();

        for (var version = 1; version <= each; version++)
        {
            await WithDbAsync(host, async db =>
            {
                foreach (var key in keys)
                {
                    db.Enqueue(Projected(key, version), key);
                }

                await db.SaveChangesAsync(Ct);
            });
        }

        await Wait.ForAsync(() => host.Log.Of<TicketProjected>().Count, count => count == keyCount * each, "all messages");
        foreach (var group in host.Log.Of<TicketProjected>().GroupBy(message => message.TicketId))
        {
            group.Select(message => message.Version).ShouldBe(Enumerable.Range(1, each).Select(version => (long)version));
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_message_nobody_can_read_stops_only_its_own_aggregate(DatabaseProvider provider)
    {
        await using var host = await SampleService.StartAsync(provider);
        var (bad, good) = (Guid.NewGuid(), Guid.NewGuid());
        await WithDbAsync(host, async db =>
        {
            db.Enqueue(Projected(bad, 1), bad);
            db.OutboxMessages.Local.Single().Type = "from-the-future.v9";
            await db.SaveChangesAsync(Ct);
            db.Enqueue(Projected(bad, 2), bad);
            db.Enqueue(Projected(good, 1), good);
            await db.SaveChangesAsync(Ct);
        });

        await host.Log.WaitForAsync<TicketProjected>(message => message.TicketId == good);

        await WithDbAsync(host, async db =>
        {
            var failed = await Wait.ForAsync(() => db.OutboxMessages.AsNoTracking().Where(row => row.FailedAt != null).ToListAsync(Ct), rows => rows.Count == 1, "one failed row");
            failed[0].Error!.ShouldContain("from-the-future.v9");
        });
        host.Log.Of<TicketProjected>().ShouldNotContain(message => message.TicketId == bad);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_consumer_that_keeps_failing_delays_only_its_own_aggregate(DatabaseProvider provider)
    {
        // Each delivery is tried four times, so the first two deliveries of the first note fail.
        await using var host = await SampleService.StartAsync(provider, new SampleFailures { Left = 8 });
        var (failing, fine) = (Note(), Guid.NewGuid());
        await WithDbAsync(host, async db =>
        {
            db.Enqueue(failing, failing.TicketId);
            await db.SaveChangesAsync(Ct);
            db.Enqueue(Projected(fine, 1), fine);
            await db.SaveChangesAsync(Ct);
        });

        await host.Log.WaitForAsync<TicketProjected>(message => message.TicketId == fine);
        await host.Log.WaitForAsync<TicketProjected>(message => message.TicketId == failing.TicketId);

        await WithDbAsync(host, async db => (await db.Samples.SingleAsync(sample => sample.Id == failing.TicketId, Ct)).Count.ShouldBe(1));
    }

    private static NoteAdded Note() => new(PortalId, Guid.NewGuid(), 7, 1, Guid.NewGuid(), DateTimeOffset.UtcNow);

    private static TicketProjected Projected(Guid key, long version) => new(PortalId, key, 1, version, Guid.Empty, null, TicketChange.Changed);

    private static async Task WithDbAsync(ServiceHost host, Func<SampleDb, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<SampleDb>());
    }
}
