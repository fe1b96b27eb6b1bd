using System.Collections.Concurrent;
using MassTransit;
using Portal.Messaging.Failures;
using Portal.ServiceDefaults;

namespace Portal.Messaging;

/// <summary>Where the relay hands messages over: the broker, or the other services of this process.</summary>
internal interface IOutboxTransport
{
    /// <summary>True when a failure is the message's own (a consumer failed), false when the transport is away.</summary>
    bool FailuresCount { get; }

    /// <summary>Returns once messages can be handed over; being away is waiting, not failing.</summary>
    Task ReadyAsync(CancellationToken ct);

    /// <summary>Whether this service still consumes <paramref name="queue"/>.</summary>
    bool Reaches(string queue);

    /// <summary>Returns once the message is safe: confirmed by the broker, or handled by every consumer.</summary>
    /// <param name="row">Says where <paramref name="message"/> goes, and notes how far it came.</param>
    Task HandOverAsync(object message, Type type, OutboxMessage row, CancellationToken ct);
}

/// <summary>RabbitMQ with publisher confirms (on by default in MassTransit): a finished publish is on disk in the quorum queues.</summary>
internal sealed class RabbitTransport(IBusControl bus, OwnQueues queues) : IOutboxTransport
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public bool FailuresCount => false;

    public Task ReadyAsync(CancellationToken ct) => bus.WaitForHealthStatus(BusHealthStatus.Healthy, ct);

    public bool Reaches(string queue) => queues.Contains(queue);

    public async Task HandOverAsync(object message, Type type, OutboxMessage row, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Timeout);

        // The limit must hold from outside: a publish whose confirm was lost with its connection may never return, and would stop the relay for good.
        await SendAsync(message, type, row.Id, row.Queue, timeout.Token).WaitAsync(timeout.Token);
    }

    private async Task SendAsync(object message, Type type, Guid id, string? queue, CancellationToken ct)
    {
        if (queue is null)
        {
            await bus.Publish(message, type, Pipe.Execute<PublishContext>(context => context.MessageId = id), ct);
            return;
        }

        // Named as an exchange, as the queue itself would be declared anew, without what its consumer has set.
        var endpoint = await bus.GetSendEndpoint(new Uri("exchange:" + queue));
        await endpoint.Send(message, type, Pipe.Execute<SendContext>(context => context.MessageId = id), ct);
    }
}

/// <summary>All services in one process: each consumer runs before the message counts as sent.</summary>
internal sealed class InProcessTransport(InProcessBus bus, ServiceName service) : IOutboxTransport
{
    public bool FailuresCount => true;

    public Task ReadyAsync(CancellationToken ct) => bus.OpenedAsync(ct);

    public bool Reaches(string queue) => true;

    public async Task HandOverAsync(object message, Type type, OutboxMessage row, CancellationToken ct)
    {
        if (row.Queue is not null)
        {
            await bus.SendAsync(service.Value, message, type, row.Id, ct);
            return;
        }

        var handled = new ConcurrentDictionary<string, bool>(
            (row.HandledBy ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => KeyValuePair.Create(name, true)), StringComparer.Ordinal);
        try
        {
            await bus.PublishAsync(message, type, row.Id, handled, ct);
        }
        finally
        {
            row.HandledBy = string.Join(',', handled.Keys.Order(StringComparer.Ordinal));
        }
    }
}
