using System.Net;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Contracts.Tickets;
using Portal.Messaging;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Messaging;

/// <summary>Messages that fail for good wait for an operator, in a database and not in the broker.</summary>
public sealed class FailedMessageTests
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task On_RabbitMQ_a_message_whose_consumer_fails_is_shown_and_replayed_to_that_consumer_alone(DatabaseProvider provider)
    {
        await using var service = await FailingService.StartAsync(provider, rabbitmq: true);
        var note = FailingService.Note();

        await service.EnqueueAsync(note);

        var failed = await service.FailedItemAsync();
        failed.Type.ShouldBe("note-added.v1");
        failed.Error.ShouldContain("Asked to fail.");
        failed.Source.ShouldBe(FailureSource.Consumer);
        failed.Attempts.ShouldBe(1);
        failed.Queue!.ShouldEndWith("sample");
        await Wait.ForAsync(() => service.OtherEffectAsync(note), effect => effect == 1, "the other consumer");

        service.Mend();
        (await service.ReplayAsync(failed.Id)).ShouldBe(HttpStatusCode.Accepted);

        await Wait.ForAsync(() => service.EffectAsync(note), effect => effect == 1, "the effect");
        await Wait.ForAsync(service.BacklogAsync, backlog => backlog is { Pending: 0, FailedTotal: 0 }, "nothing to wait");
        service.Witnessed(note).ShouldBe(1);
        (await service.ReplayAsync(failed.Id)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task In_process_a_message_whose_consumer_keeps_failing_is_shown_and_has_one_effect_once_replayed(DatabaseProvider provider)
    {
        await using var service = await FailingService.StartAsync(provider, rabbitmq: false);
        var note = FailingService.Note();

        await service.EnqueueAsync(note, attempts: 7);

        var failed = await service.FailedItemAsync();
        failed.Type.ShouldBe("note-added.v1");
        failed.Error.ShouldContain("Asked to fail.");
        failed.Source.ShouldBe(FailureSource.Outbox);
        failed.Attempts.ShouldBe(8);

        service.Mend();
        (await service.ReplayAsync(failed.Id)).ShouldBe(HttpStatusCode.Accepted);

        await Wait.ForAsync(service.BacklogAsync, backlog => backlog is { Pending: 0, FailedTotal: 0 }, "nothing to wait");
        (await service.EffectAsync(note)).ShouldBe(1);
        (await service.OtherEffectAsync(note)).ShouldBe(1);
        service.Host.Log.Of<NoteAdded>().ShouldBe([note], "another service got it again");
        (await service.ReplayAsync(failed.Id)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_replay_while_the_fault_is_still_there_brings_the_message_back(bool rabbitmq)
    {
        await using var service = await FailingService.StartAsync(DatabaseProvider.Sqlite, rabbitmq);
        var note = FailingService.Note();
        await service.EnqueueAsync(note, attempts: 7);
        var first = await service.FailedItemAsync();

        var before = service.Failed;
        (await service.ReplayAsync(first.Id)).ShouldBe(HttpStatusCode.Accepted);

        await Wait.ForAsync(() => service.Failed, failed => failed >= before + 4, "another delivery");
        var second = await service.FailedItemAsync();
        service.Mend();
        (await service.ReplayAsync(second.Id)).ShouldBe(HttpStatusCode.Accepted);
        await Wait.ForAsync(() => service.EffectAsync(note), effect => effect == 1, "the effect");
    }

    [Fact]
    public async Task A_message_that_is_delivered_again_after_it_was_stored_waits_once()
    {
        await using var service = await FailingService.StartAsync(DatabaseProvider.Sqlite, rabbitmq: true);
        var (note, id) = (FailingService.Note(), NewId.NextGuid());
        await service.Host.PublishAsync(note, id);
        await service.FailedItemAsync();

        await service.Host.PublishAsync(note, id);

        var failed = await Wait.ForAsync(service.FailedItemAsync, item => item.Attempts == 2, "the second failure");
        service.Mend();
        (await service.ReplayAsync(failed.Id)).ShouldBe(HttpStatusCode.Accepted);
        await Wait.ForAsync(() => service.EffectAsync(note), effect => effect == 1, "the effect");
        (await service.BacklogAsync()).FailedTotal.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_is_not_acknowledged_before_it_is_stored()
    {
        await using var service = await FailingService.StartAsync(DatabaseProvider.Sqlite, rabbitmq: true);
        var note = FailingService.Note();
        await service.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"FailedMessages\" RENAME TO \"Away\"", Ct));
        await service.Host.PublishAsync(note);
        await Wait.ForAsync(() => service.Failed, failed => failed >= 4, "the consumer to give up");

        await service.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"FailedMessages\"", Ct));

        (await service.FailedItemAsync()).Error.ShouldContain("Asked to fail.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_discarded_message_is_gone_and_has_no_effect(bool rabbitmq)
    {
        await using var service = await FailingService.StartAsync(DatabaseProvider.Sqlite, rabbitmq);
        var note = FailingService.Note();
        await service.EnqueueAsync(note, attempts: 7);
        var failed = await service.FailedItemAsync();

        (await service.DiscardAsync(failed.Id)).ShouldBe(HttpStatusCode.NoContent);

        (await service.BacklogAsync()).Failed.ShouldBeEmpty();
        (await service.EffectAsync(note)).ShouldBe(0);
        (await service.DiscardAsync(failed.Id)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_message_nobody_can_read_is_shown_and_its_aggregate_goes_on_once_it_is_discarded()
    {
        await using var service = await FailingService.StartAsync(DatabaseProvider.Sqlite, rabbitmq: false);
        service.Mend();
        var (unreadable, next) = (FailingService.Note(), FailingService.Note());
        await service.WithDbAsync(async db =>
        {
            db.Enqueue(unreadable, unreadable.TicketId);
            db.OutboxMessages.Local.Single().Type = "from-the-future.v9";
            await db.SaveChangesAsync(Ct);
            db.Enqueue(next, unreadable.TicketId);
            await db.SaveChangesAsync(Ct);
        });
        var failed = await service.FailedItemAsync();
        failed.Error.ShouldContain("from-the-future.v9");

        (await service.DiscardAsync(failed.Id)).ShouldBe(HttpStatusCode.NoContent);

        await Wait.ForAsync(() => service.EffectAsync(next), effect => effect == 1, "the next message");
    }

    [Fact]
    public async Task A_message_of_a_consumer_that_is_gone_can_only_be_discarded()
    {
        await using var service = await FailingService.StartAsync(DatabaseProvider.Sqlite, rabbitmq: true);
        await service.EnqueueAsync(FailingService.Note());
        var failed = await service.FailedItemAsync();
        await service.WithDbAsync(db => db.FailedMessages.ExecuteUpdateAsync(set => set.SetProperty(row => row.Queue, "of-an-earlier-version"), Ct));

        (await service.ReplayAsync(failed.Id)).ShouldBe(HttpStatusCode.Conflict);

        (await service.BacklogAsync()).FailedTotal.ShouldBe(1);
        (await service.DiscardAsync(failed.Id)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Health_is_degraded_while_a_message_waits_for_an_operator()
    {
        await using var service = await FailingService.StartAsync(DatabaseProvider.Sqlite, rabbitmq: true);
        await service.EnqueueAsync(FailingService.Note());
        var health = service.Host.Services.GetRequiredService<HealthCheckService>();

        var entry = (await Wait.ForAsync(() => health.CheckHealthAsync(Ct), report => report.Entries["outbox"].Status != HealthStatus.Healthy, "the health check to notice")).Entries["outbox"];

        entry.Status.ShouldBe(HealthStatus.Degraded);
        entry.Description!.ShouldContain("1 message(s) failed");
    }
}
