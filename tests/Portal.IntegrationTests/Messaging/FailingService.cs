using System.Collections.Concurrent;
using System.Net.Http.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Contracts.Tickets;
using Portal.Messaging;
using Portal.ServiceDefaults;
using Portal.ServiceDefaults.Database;
using Portal.Testing;

namespace Portal.IntegrationTests.Messaging;

/// <summary>A service with two consumers of the same event: one fails as long as a test wants it to, the other never does.</summary>
internal sealed class FailingService : IAsyncDisposable
{
    private readonly HttpClient _gateway;
    private readonly SampleFailures _failures;
    private readonly Witness _witness;

    private FailingService(ServiceHost host, SampleFailures failures, Witness witness)
    {
        (Host, _failures, _witness) = (host, failures, witness);
        _gateway = host.Client(Callers.Gateway(Guid.NewGuid()));
    }

    public ServiceHost Host { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<FailingService> StartAsync(DatabaseProvider provider, bool rabbitmq)
    {
        var failures = new SampleFailures { Left = int.MaxValue };
        var witness = new Witness();
        var name = "failing" + Guid.NewGuid().ToString("N")[..8];
        var host = await ServiceHost.StartAsync(
            name,
            builder =>
            {
                builder.Services.AddSingleton(failures);
                builder.Services.AddSingleton(witness);
                builder.AddPortalMessaging<SampleDb>(name, bus =>
                {
                    bus.AddConsumer<SampleConsumer>();
                    bus.AddConsumer<WitnessConsumer>();
                });
            },
            app => app.MapMessaging(),
            provider,
            rabbitmq: rabbitmq ? await RabbitServer.SharedAsync() : null);
        return new FailingService(host, failures, witness);
    }

    public static NoteAdded Note() => new(Guid.NewGuid(), Guid.NewGuid(), 7, 1, Guid.NewGuid(), DateTimeOffset.UtcNow);

    public void Mend() => _failures.Left = 0;

    /// <summary>How often the failing consumer has been called.</summary>
    public int Failed => int.MaxValue - _failures.Left;

    /// <summary>How often the other consumer was given the note.</summary>
    public int Witnessed(NoteAdded note) => _witness.Deliveries.GetValueOrDefault(note.NoteId);

    /// <summary>The effect of the failing consumer; 0 before it has succeeded.</summary>
    public Task<int> EffectAsync(NoteAdded note) => CountAsync(note.TicketId);

    /// <summary>The effect of the other consumer.</summary>
    public Task<int> OtherEffectAsync(NoteAdded note) => CountAsync(note.NoteId);

    /// <summary>Publishes by the outbox, as services do. <paramref name="attempts"/> is how often handing over has failed before.</summary>
    public Task EnqueueAsync(NoteAdded note, int attempts = 0) => WithDbAsync(async db =>
    {
        db.Enqueue(note, note.TicketId);
        db.OutboxMessages.Local.Single().Attempts = attempts;
        await db.SaveChangesAsync(Ct);
    });

    public async Task<Backlog> BacklogAsync() => (await _gateway.GetFromJsonAsync<Backlog>("/internal/messaging", ServiceDefaultsSetup.Json, Ct))!;

    public async Task<FailedItem> FailedItemAsync() =>
        (await Wait.ForAsync(BacklogAsync, backlog => backlog.FailedTotal == 1, "one failed message")).Failed.Single();

    public async Task<System.Net.HttpStatusCode> ReplayAsync(Guid id) => await PostAsync($"/internal/messaging/{id}/replay");

    public async Task<System.Net.HttpStatusCode> DiscardAsync(Guid id) => await PostAsync($"/internal/messaging/{id}/discard");

    public async Task WithDbAsync(Func<SampleDb, Task> work)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<SampleDb>());
    }

    public ValueTask DisposeAsync()
    {
        _gateway.Dispose();
        return Host.DisposeAsync();
    }

    private async Task<System.Net.HttpStatusCode> PostAsync(string path)
    {
        using var answer = await _gateway.PostAsync(new Uri(path, UriKind.Relative), null, Ct);
        return answer.StatusCode;
    }

    private async Task<int> CountAsync(Guid id)
    {
        var count = 0;
        await WithDbAsync(async db => count = await db.Samples.Where(sample => sample.Id == id).SumAsync(sample => sample.Count, Ct));
        return count;
    }
}

internal sealed class Witness
{
    public ConcurrentDictionary<Guid, int> Deliveries { get; } = new();
}

/// <summary>Counts each note once, and each delivery as well.</summary>
internal sealed class WitnessConsumer(SampleDb db, TimeProvider clock, Witness witness) : IConsumer<NoteAdded>
{
    private readonly Once _once = new(db, clock);

    public Task Consume(ConsumeContext<NoteAdded> context)
    {
        witness.Deliveries.AddOrUpdate(context.Message.NoteId, 1, (_, before) => before + 1);
        return _once.Consume(context);
    }

    private sealed class Once(SampleDb db, TimeProvider clock) : OnceConsumer<SampleDb, NoteAdded>(db, clock)
    {
        protected override async Task HandleAsync(NoteAdded message, CancellationToken ct)
        {
            var sample = await Db.Samples.FindAsync([message.NoteId], ct);
            if (sample is null)
            {
                Db.Samples.Add(sample = new Sample { Id = message.NoteId });
            }

            sample.Count++;
        }
    }
}
